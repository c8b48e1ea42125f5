"""Use cases, one noun a module. Each public function is one transaction and raises `FactcheckError`."""
