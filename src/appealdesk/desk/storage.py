"""Where files lie (文件存储): on disk under the data folder, or in an S3-compatible store by setting."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any


def storages(folder: Path, environment: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """Return Django's storages: `vault` for what was handed in and what left, `staticfiles` for the pages' own."""
    static = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    bucket = environment.get("APPEALDESK_S3_BUCKET")
    disk = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": folder / "vault", "base_url": None, "file_permissions_mode": 0o400},
    }
    if not bucket:
        return {"default": disk, "vault": disk, "staticfiles": static}
    return {
        "default": disk,
        "vault": {
            "BACKEND": "storages.backends.s3.S3Storage",
            "OPTIONS": {
                "bucket_name": bucket,
                "endpoint_url": environment.get("APPEALDESK_S3_ENDPOINT") or None,
                "access_key": environment.get("APPEALDESK_S3_KEY"),
                "secret_key": environment.get("APPEALDESK_S3_SECRET"),
                "region_name": environment.get("APPEALDESK_S3_REGION"),
                # A name is a digest: who is second writes what is there.
                "file_overwrite": True,
                "querystring_auth": True,
            },
        },
        "staticfiles": static,
    }
