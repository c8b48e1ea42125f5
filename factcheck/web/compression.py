"""Readers' pages and the files they load go out compressed: an article on a phone is then a third of its size."""

from __future__ import annotations

from flask import Flask, Response, request
from flask_compress import Compress

compress = Compress()


def init(app: Flask) -> None:
    app.config.update(
        COMPRESS_REGISTER=False,
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_ALGORITHM_STREAMING=["br", "deflate"],
    )
    compress.init_app(app)
    app.after_request(_compressed)


def _compressed(response: Response) -> Response:
    """Pages with forms are left as they are: the length of a compressed page can betray the token in it (BREACH)."""
    endpoint = request.endpoint or ""
    if endpoint == "static" or endpoint.startswith("reader."):
        answered: Response = compress.after_request(response)
        return answered
    return response
