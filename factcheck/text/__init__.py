"""What Arabic and English text is made of: canonical text, language, sentences, numbers, dates, stems, names.

Pure functions of their arguments: no database, no network, no file outside the package.
"""
