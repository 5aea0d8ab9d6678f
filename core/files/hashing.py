"""A file that is only compared: it is hashed while it arrives, and its bytes are kept nowhere."""

import hashlib
import io
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopFutureHandlers
from django.http import HttpResponse

View = Callable[..., HttpResponse]


def hashes_uploads(view: View) -> View:
    """The files sent to `view` are empty and know their `size` and `sha256`; put it above every other decorator."""
    view.hashes_uploads = True
    return view


class HashingUploadHandler(FileUploadHandler):
    """For views of `hashes_uploads` alone; the first of FILE_UPLOAD_HANDLERS, since the check of a form's token reads
    the body before the view is called. Past UPLOAD_MAX_BYTES it counts only.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        found = self.request.resolver_match if self.request else None
        self.digest = hashlib.sha256() if getattr(found and found.func, "hashes_uploads", False) else None
        if self.digest:
            raise StopFutureHandlers

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        if self.digest is None:
            return raw_data
        if start <= settings.UPLOAD_MAX_BYTES:
            self.digest.update(raw_data)
        return None

    def file_complete(self, file_size: int) -> UploadedFile | None:
        if self.digest is None:
            return None
        upload = UploadedFile(io.BytesIO(), self.file_name, self.content_type, file_size)
        upload.sha256 = self.digest.hexdigest()
        return upload
