"""Work in the background: which kinds there are, how one is carried out, the queue that carries it to a worker."""
