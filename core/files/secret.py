"""A file that is a secret (a private key): it stays in the memory of the one request that brought it."""

import io
from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopFutureHandlers
from django.http import HttpResponse

View = Callable[..., HttpResponse]
# A .p12 with its whole chain has less than a fifth of this.
SECRET_MAX_BYTES = 100 * 1024


def keeps_uploads_in_memory(view: View) -> View:
    """The files sent to `view` never reach a disk, however much is sent; put it above every other decorator."""
    view.keeps_uploads_in_memory = True
    return view


class SecretUploadHandler(FileUploadHandler):
    """For views of `keeps_uploads_in_memory` alone; among the first of FILE_UPLOAD_HANDLERS, as
    `core.files.hashing.HashingUploadHandler` is. Past SECRET_MAX_BYTES it counts only.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        found = self.request.resolver_match if self.request else None
        self.content = io.BytesIO() if getattr(found and found.func, "keeps_uploads_in_memory", False) else None
        if self.content is not None:
            raise StopFutureHandlers

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        if self.content is None:
            return raw_data
        if start <= SECRET_MAX_BYTES:
            self.content.write(raw_data)
        return None

    def file_complete(self, file_size: int) -> UploadedFile | None:
        if self.content is None:
            return None
        self.content.seek(0)
        return UploadedFile(self.content, self.file_name, self.content_type, file_size)
