"""A file in pieces: what was acknowledged is never lost, what was not is sent again, and nothing is taken twice."""

from __future__ import annotations

import hashlib
import io
import json
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from desk_cast import make_case
from django.conf import settings
from django.db import connection
from django.utils import timezone

from appealdesk.desk.vault import services, uploads
from appealdesk.desk.vault.models import Blob, Upload

WHOLE = bytes(range(256)) * 40
OWNER = "case:C-2026-000001"


def begun(
    size: int = len(WHOLE), name: str = "log.txt", by: str = "staff:1", mark: str = "1764000000"
) -> Upload:
    return uploads.begin(OWNER, name, size, by=by, mark=mark)


def sent(upload: Upload, start: int, end: int) -> Upload:
    return uploads.append(upload, start, io.BytesIO(WHOLE[start:end]))


def on_disk(upload: Upload) -> Path:
    return Path(settings.DATA) / "uploads" / upload.pk.hex


@pytest.mark.django_db
def test_pieces_make_the_file_byte_for_byte():
    upload = begun()
    for start in range(0, len(WHOLE), 3000):
        sent(upload, start, start + 3000)
    assert upload.blob_id == hashlib.sha256(WHOLE).hexdigest()
    with services.open_blob(upload.blob) as held:
        assert held.read() == WHOLE
    assert not on_disk(upload).exists()


@pytest.mark.django_db
def test_a_piece_that_leaves_a_hole_or_comes_twice_is_told_where_to_go_on():
    upload = begun()
    sent(upload, 0, 1000)
    for start in (0, 500, 1001):
        with pytest.raises(uploads.OffsetError) as told:
            sent(upload, start, start + 10)
        assert told.value.received == 1000


@pytest.mark.django_db
def test_bytes_that_a_killed_process_wrote_but_did_not_acknowledge_are_written_over():
    upload = begun()
    sent(upload, 0, 1000)
    with on_disk(upload).open("ab") as file:
        file.write(b"half of a piece")
    sent(upload, 1000, len(WHOLE))
    assert upload.blob_id == hashlib.sha256(WHOLE).hexdigest()


@pytest.mark.django_db
def test_killed_between_the_last_acknowledgement_and_the_vault_it_is_finished_later(monkeypatch):
    upload = begun()
    with monkeypatch.context() as broken:
        broken.setattr(uploads, "_finish", lambda _: (_ for _ in ()).throw(SystemExit))
        with pytest.raises(SystemExit):
            sent(upload, 0, len(WHOLE))
    again = Upload.objects.get(pk=upload.pk)
    assert (again.received, again.blob_id) == (len(WHOLE), None)
    assert uploads.taken_up(again).blob_id == hashlib.sha256(WHOLE).hexdigest()


@pytest.mark.django_db
def test_the_same_file_chosen_again_goes_on_where_it_stopped():
    first = begun()
    sent(first, 0, 4096)
    assert begun().pk == first.pk
    assert begun().received == 4096
    assert begun(name="other.txt").pk != first.pk
    sent(first, 4096, len(WHOLE))
    assert begun().pk != first.pk  # a whole one is never begun again: perhaps its content has changed


@pytest.mark.django_db
def test_pieces_of_two_files_of_one_name_and_size_never_mix():
    first = begun()
    sent(first, 0, 4096)
    others = [begun(mark="1764000001"), begun(by="seller"), begun(mark="")]
    assert all(other.pk != first.pk and other.received == 0 for other in others)
    assert begun(mark="").pk != others[-1].pk


@pytest.mark.django_db
def test_more_than_was_announced_is_not_taken():
    upload = begun(size=10)
    uploads.append(upload, 0, io.BytesIO(WHOLE))
    assert upload.received == 10
    assert Blob.objects.get().size == 10


@pytest.mark.django_db
def test_what_cannot_be_begun_is_told():
    with pytest.raises(uploads.UploadError, match="empty"):
        begun(size=0)
    with pytest.raises(services.FileTooLargeError):
        begun(size=settings.UPLOAD_LIMIT + 1)


@pytest.mark.django_db
def test_what_nobody_goes_on_with_is_swept_after_a_week_and_nothing_else():
    left, fresh = begun(name="left"), begun(name="fresh")
    for upload in (left, fresh):
        sent(upload, 0, 10)
    Upload.objects.filter(pk=left.pk).update(touched_at=timezone.now() - timedelta(days=8))
    assert uploads.sweep(timezone.now()) == 1
    assert not on_disk(left).exists()
    assert on_disk(fresh).exists()
    assert list(Upload.objects.all()) == [fresh]


@pytest.mark.django_db(transaction=True)
def test_two_senders_of_the_same_piece_leave_one_good_file():
    upload = begun()
    told: list[str] = []

    def sends() -> None:
        try:
            uploads.append(Upload.objects.get(pk=upload.pk), 0, io.BytesIO(WHOLE))
            told.append("taken")
        except uploads.OffsetError:
            told.append("told")
        finally:
            connection.close()

    threads = [threading.Thread(target=sends) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == ["taken", "told", "told", "told"]
    upload.refresh_from_db()
    assert upload.blob_id == hashlib.sha256(WHOLE).hexdigest()


def patched(client, address: str, offset: int, piece: bytes):
    headers = {"Upload-Offset": str(offset)}
    return client.patch(address, piece, content_type="application/octet-stream", headers=headers)


@pytest.mark.django_db
def test_over_http_a_file_becomes_an_exhibit_once_however_often_it_is_asked_after(case, alice, as_staff):
    client = as_staff(alice)
    root = f"/desk/cases/{case.code}/uploads/"
    begun = client.post(root, {"name": "sub/carrier_tracking.bin", "size": len(WHOLE)})
    assert (begun.status_code, begun.json()["received"]) == (201, 0)
    address = f"{root}{begun.json()['id']}/"
    assert patched(client, address, 0, WHOLE[:5000]).json()["received"] == 5000
    assert patched(client, address, 0, WHOLE[:5000]).status_code == 409
    assert client.get(address).json()["received"] == 5000
    for _ in range(3):
        done = patched(client, address, 5000, WHOLE[5000:]) if _ == 0 else client.get(address)
        assert done.json()["done"]
    held = case.exhibits.get(name="sub/carrier_tracking.bin")
    assert (held.kind, held.by) == ("carrier_tracking", alice.actor)


@pytest.mark.django_db
def test_an_upload_of_another_case_does_not_exist(case, alice, as_staff):
    other = make_case("C-2026-000002", alice)
    client = as_staff(alice)
    begun = client.post(f"/desk/cases/{case.code}/uploads/", {"name": "a", "size": 3}).json()
    assert patched(client, f"/desk/cases/{other.code}/uploads/{begun['id']}/", 0, b"abc").status_code == 404


@pytest.mark.django_db
def test_auditor_and_strangers_hand_nothing_in(case, audrey, charlie, client, as_staff):
    address = f"/desk/cases/{case.code}/uploads/"
    assert as_staff(audrey).post(address, {"name": "a", "size": 3}).status_code == 403
    assert as_staff(charlie).post(address, {"name": "a", "size": 3}).status_code == 403
    assert client.post(address, {"name": "a", "size": 3}).status_code == 302
    assert Upload.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    "told", [{}, {"name": "a", "size": "-1"}, {"name": "", "size": 3}, {"name": "a", "size": 10**12}]
)
def test_a_senseless_beginning_is_told_why(told, case, alice, as_staff):
    answer = as_staff(alice).post(f"/desk/cases/{case.code}/uploads/", told)
    assert answer.status_code == 422
    assert json.loads(answer.content)["what"]


@pytest.mark.django_db
def test_a_case_is_not_made_larger_than_a_case_may_be(case, alice, as_staff, settings):
    settings.CASE_LIMIT = 100
    client = as_staff(alice)
    root = f"/desk/cases/{case.code}/uploads/"
    begun = client.post(root, {"name": "a", "size": 200}).json()
    answer = patched(client, f"{root}{begun['id']}/", 0, WHOLE[:200])
    assert answer.status_code == 422
    assert not case.exhibits.filter(name="a").exists()


def test_a_sender_who_never_heard_the_last_answer_is_told_that_the_file_is_there(case, as_seller):
    browser = as_seller(case)
    content = b"0123456789"
    begun = browser.post("/my/uploads/", {"name": "a.txt", "size": len(content), "mark": "1"}).json()
    place = f"/my/uploads/{begun['id']}/"
    first = browser.patch(place, content, headers={"Upload-Offset": "0"})
    again = browser.patch(place, content, headers={"Upload-Offset": "0"})
    assert first.json()["done"]
    assert (again.status_code, again.json()) == (200, first.json())
    assert case.exhibits.filter(name="a.txt").count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_file_that_is_begun_twice_at_once_is_one_upload():
    ready, found = threading.Barrier(4), []

    def begin() -> None:
        ready.wait()
        found.append(uploads.begin("case:C-1", "a.pdf", 10, by="seller", mark="7").pk)
        connection.close()

    threads = [threading.Thread(target=begin) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert len(set(found)) == 1
    assert Upload.objects.count() == 1


@pytest.mark.django_db
def test_who_looked_before_the_other_began_gets_the_others_upload(monkeypatch):
    look = uploads._unfinished
    monkeypatch.setattr(uploads, "_unfinished", lambda _same: monkeypatch.undo() or None)
    first = Upload.objects.create(owner="case:C-1", by="seller", name="a.pdf", size=10, mark="7")
    assert uploads.begin("case:C-1", "a.pdf", 10, by="seller", mark="7").pk == first.pk
    assert uploads._unfinished is look


@pytest.mark.django_db
def test_a_content_that_a_killed_process_left_half_is_made_whole_when_it_comes_again():
    content = b"delivered on time" * 1000
    digest = hashlib.sha256(content).hexdigest()
    place = Path(services.vault().path(Blob(sha256=digest).path))
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content[:5000])
    blob = services.store_bytes(content, "a.txt")
    with services.open_blob(blob) as held:
        assert held.read() == content


@pytest.mark.django_db
def test_no_content_has_its_name_before_it_is_whole(monkeypatch):
    class Killed(BaseException):
        pass

    def killed(self: Path, target: Path) -> None:
        raise Killed

    content = b"never seen before" * 1000
    monkeypatch.setattr(Path, "replace", killed)
    with pytest.raises(Killed):
        services.store_bytes(content, "a.txt")
    assert not services.vault().exists(Blob(sha256=hashlib.sha256(content).hexdigest()).path)


@pytest.mark.django_db
def test_what_killed_processes_had_written_is_swept_after_a_week():
    folder = Path(settings.DATA) / services.INCOMING
    folder.mkdir(exist_ok=True)
    left = folder / "left.bin"
    left.write_bytes(b"half")
    uploads.sweep(timezone.now() + timedelta(days=6))
    assert left.exists()
    uploads.sweep(timezone.now() + timedelta(days=8))
    assert not left.exists()
