"""The tables as SQLAlchemy Core sees them, and which revision they are. Holds no statement and no connection.

A change here needs a new file in ``migrations/versions`` and a new ``REVISION``; a test compares the two.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, PrimaryKeyConstraint, String, Table, Text, text

REVISION = "0009"
"""The schema these tables are, as four digits: a file with a higher one belongs to a newer program."""

VERSION_TABLE = "schema_version"

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

# Moments are UTC ISO text with microseconds, always the same length, so that text order is time order.
# Decimals are text: SQLite would make binary floating point of a NUMERIC column.

EVENT = Table(
    "event",
    METADATA,
    Column("visit_id", String, nullable=False),
    Column("seq", Integer, nullable=False, autoincrement=False),
    Column("at", String, nullable=False),
    Column("actor", String, nullable=False),
    Column("workstation", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("payload", Text, nullable=False),
    Column("previous_hash", String, nullable=False),
    Column("hash", String, nullable=False),
    PrimaryKeyConstraint("visit_id", "seq"),
)
# Few visits have a biologic product; those are found without reading the whole log.
Index("ix_event_biologic", EVENT.c.visit_id, sqlite_where=EVENT.c.kind == "BiologicBegun")

PATIENT = Table(
    "patient",
    METADATA,
    Column("id", String, primary_key=True),
    Column("family_name", String, nullable=False),
    Column("given_names", String, nullable=False),
    Column("birth_date", String, nullable=False),
    Column("sex", String, nullable=False),
    Column("mrn", String, nullable=False),
    Column("allergies", Text, nullable=True),  # NULL: not asked; []: asked, none
    Column("conditions", Text, nullable=False),
    Column("medications", Text, nullable=False),
    Column("weight", Text, nullable=True),
    Column("source", String, nullable=False),
    Column("updated_at", String, nullable=False),
    Column("search", Text, nullable=False, server_default=text("''")),
)
Index("ix_patient_search", PATIENT.c.search)
Index("ix_patient_birth_date", PATIENT.c.birth_date)
# Two patients with one number would mean opening the wrong chart; several without a number are allowed.
Index(
    "ix_patient_mrn",
    PATIENT.c.mrn,
    unique=True,
    sqlite_where=PATIENT.c.mrn != "",
)

PATIENT_HISTORY = Table(
    "patient_history",
    METADATA,
    Column("patient_id", String, ForeignKey("patient.id"), nullable=False),
    Column("version", Integer, nullable=False, autoincrement=False),
    Column("replaced_at", String, nullable=False),
    Column("patient", Text, nullable=False),  # the whole earlier version as JSON
    PrimaryKeyConstraint("patient_id", "version"),
)

VISIT_SUMMARY = Table(
    "visit_summary",
    METADATA,
    Column("visit_id", String, primary_key=True),
    Column("patient_id", String, nullable=False),
    Column("title", String, nullable=False),
    Column("state", String, nullable=False),
    Column("opened_at", String, nullable=False),
    Column("signed_at", String, nullable=True),
    Column("progress", String, nullable=False),
    Column("note", String, nullable=False),
    Column("last_seq", Integer, nullable=False),
)
Index("ix_visit_summary_opened_at", VISIT_SUMMARY.c.opened_at)
Index("ix_visit_summary_patient_id", VISIT_SUMMARY.c.patient_id)

DELIVERED_DOSE = Table(
    "delivered_dose",
    METADATA,
    Column("visit_id", String, ForeignKey("visit_summary.visit_id"), nullable=False),
    Column("position", Integer, nullable=False, autoincrement=False),
    Column("patient_id", String, nullable=False),
    Column("day", String, nullable=False),
    Column("product", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("amount", String, nullable=False),
    Column("unit", String, nullable=False),
    PrimaryKeyConstraint("visit_id", "position"),
)
Index("ix_delivered_dose_patient_id", DELIVERED_DOSE.c.patient_id)

OUTCOME = Table(
    "outcome",
    METADATA,
    Column("visit_id", String, ForeignKey("visit_summary.visit_id"), nullable=False),
    Column("position", Integer, nullable=False, autoincrement=False),
    Column("patient_id", String, nullable=False),
    Column("day", String, nullable=False),
    Column("instrument", String, nullable=False),
    Column("moment", String, nullable=False),
    Column("value", Integer, nullable=False),
    Column("minutes", Integer, nullable=True),
    PrimaryKeyConstraint("visit_id", "position"),
)
Index("ix_outcome_patient_id", OUTCOME.c.patient_id)

DELIVERED_BIOLOGIC = Table(
    "delivered_biologic",
    METADATA,
    Column("visit_id", String, ForeignKey("visit_summary.visit_id"), nullable=False),
    Column("position", Integer, nullable=False, autoincrement=False),
    Column("patient_id", String, nullable=False),
    Column("day", String, nullable=False),
    Column("product", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("pathway", String, nullable=False),  # "": not told
    Column("identifiers", Text, nullable=False),  # field and value of each as JSON
    Column("target", String, nullable=False),  # "": nothing of it was injected, and so "" for the side
    Column("side", String, nullable=False),
    Column("volume_ml", String, nullable=False),
    Column("guidance", String, nullable=False),
    Column("images", Integer, nullable=False),
    PrimaryKeyConstraint("visit_id", "position"),
)
Index("ix_delivered_biologic_patient_id", DELIVERED_BIOLOGIC.c.patient_id)

# Only vials that more than one visit can know of, so the table stays small.
VIAL_SHARE = Table(
    "vial_share",
    METADATA,
    Column("visit_id", String, ForeignKey("visit_summary.visit_id"), nullable=False),
    Column("position", Integer, nullable=False, autoincrement=False),
    Column("vial", String, nullable=False),
    Column("container", String, nullable=False),
    Column("product", String, nullable=False),
    Column("lot", String, nullable=False),
    Column("serial", String, nullable=False),
    Column("unit", String, nullable=False),
    Column("opened", String, nullable=False),
    Column("taken", String, nullable=False),
    Column("given", String, nullable=False),
    Column("wasted", String, nullable=False),
    Column("kept", String, nullable=False),
    Column("discarded", String, nullable=False),
    PrimaryKeyConstraint("visit_id", "position"),
)
Index("ix_vial_share_vial", VIAL_SHARE.c.vial)
Index("ix_vial_share_serial", VIAL_SHARE.c.serial)

SETTING = Table(
    "setting",
    METADATA,
    Column("key", String, primary_key=True),
    Column("value", Text, nullable=False),
)

META = Table(
    "meta",
    METADATA,
    Column("key", String, primary_key=True),
    Column("value", Text, nullable=False),
)

ACCOUNT = Table(
    "account",
    METADATA,
    Column("id", String, primary_key=True),
    Column("login", String, nullable=False),
    Column("name", String, nullable=False),
    Column("credentials", String, nullable=False),
    Column("role", String, nullable=False),
    Column("active", Integer, nullable=False),
    Column("created_at", String, nullable=False),
    Column("password_changed_at", String, nullable=False),
)
Index("ix_account_login", ACCOUNT.c.login, unique=True)

AUDIT = Table(
    "audit",
    METADATA,
    Column("seq", Integer, nullable=False, autoincrement=False, primary_key=True),
    Column("at", String, nullable=False),
    Column("who", String, nullable=False),
    Column("workstation", String, nullable=False),
    Column("act", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("detail", Text, nullable=False),
    Column("previous_hash", String, nullable=False),
    Column("hash", String, nullable=False),
)
Index("ix_audit_at", AUDIT.c.at)

# The chain over all that is kept (store.spine). A migration that adds a column to a table it covers must add an entry for every
# row of it, marked as backfilled: the hash is over all columns.
SPINE = Table(
    "spine",
    METADATA,
    Column("seq", Integer, nullable=False, autoincrement=False, primary_key=True),
    Column("kind", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("row_hash", String, nullable=False),
    Column("backfilled", Integer, nullable=False),
    Column("previous_hash", String, nullable=False),
    Column("hash", String, nullable=False),
)
# Events come with every click and know their place, so they are left out of it.
Index("ix_spine_subject", SPINE.c.kind, SPINE.c.subject, SPINE.c.version, unique=True, sqlite_where=SPINE.c.kind != "event")

# The bytes of an image lie in pieces under a name of their own, so that they can be written in many short transactions. They count
# from the moment on when a row of ``image`` or ``image_picture`` names them; store.image_guards keeps them as they are from then on.
IMAGE_PIECE = Table(
    "image_piece",
    METADATA,
    Column("content", String, nullable=False),
    Column("position", Integer, nullable=False, autoincrement=False),
    Column("data", LargeBinary, nullable=False),
    PrimaryKeyConstraint("content", "position"),
)

IMAGE = Table(
    "image",
    METADATA,
    Column("id", String, primary_key=True),
    Column("content", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("size", Integer, nullable=False),
    Column("facts", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("sop_instance_uid", String, nullable=False),
    Column("content_sha256", String, nullable=False),
    Column("differs_from", String, nullable=False),
    Column("taken_in_at", String, nullable=False),
)
Index("ix_image_sha256", IMAGE.c.sha256)
Index("ix_image_content", IMAGE.c.content, unique=True)
Index("ix_image_object", IMAGE.c.sop_instance_uid, IMAGE.c.content_sha256, unique=True, sqlite_where=IMAGE.c.sop_instance_uid != "")

IMAGE_ENTRY = Table(
    "image_entry",
    METADATA,
    Column("image_id", String, ForeignKey("image.id"), nullable=False),
    Column("version", Integer, nullable=False, autoincrement=False),
    Column("placing", String, nullable=False),
    Column("visit_id", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("warnings", Text, nullable=False),
    Column("at", String, nullable=False),
    Column("who", String, nullable=False),
    Column("workstation", String, nullable=False),
    PrimaryKeyConstraint("image_id", "version"),
)
Index("ix_image_entry_visit_id", IMAGE_ENTRY.c.visit_id)

IMAGE_PICTURE = Table(
    "image_picture",
    METADATA,
    Column("image_id", String, ForeignKey("image.id"), nullable=False),
    Column("frame", Integer, nullable=False, autoincrement=False),
    Column("content", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("size", Integer, nullable=False),
    PrimaryKeyConstraint("image_id", "frame"),
)
Index("ix_image_picture_content", IMAGE_PICTURE.c.content, unique=True)

# The shelf: a ledger of its own, chained like the audit trail. What visits took is derived from their logs.
STOCK_ENTRY = Table(
    "stock_entry",
    METADATA,
    Column("seq", Integer, nullable=False, autoincrement=False, primary_key=True),
    Column("at", String, nullable=False),
    Column("who", String, nullable=False),
    Column("workstation", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("payload", Text, nullable=False),
    Column("previous_hash", String, nullable=False),
    Column("hash", String, nullable=False),
)

LOT_USE = Table(
    "lot_use",
    METADATA,
    Column("visit_id", String, ForeignKey("visit_summary.visit_id"), nullable=False),
    Column("position", Integer, nullable=False, autoincrement=False),
    Column("patient_id", String, nullable=False),
    Column("day", String, nullable=False),
    Column("at", String, nullable=False),
    Column("who", String, nullable=False),
    Column("product", String, nullable=False),
    Column("label", String, nullable=False),
    Column("lot", String, nullable=False),
    Column("lot_key", String, nullable=False),
    Column("expiry", String, nullable=False),  # "" when the record does not say it
    Column("serial", String, nullable=False),
    Column("change", Integer, nullable=False),
    Column("cause", String, nullable=False),
    PrimaryKeyConstraint("visit_id", "position"),
)
# A recall asks by lot; the shelf adds up all of it without touching the table.
Index("ix_lot_use_lot_key", LOT_USE.c.lot_key, LOT_USE.c.product, LOT_USE.c.lot, LOT_USE.c.expiry, LOT_USE.c.serial, LOT_USE.c.change)

# The outbox. What a destination is opened with lies in a column of its own, so that nothing that lists destinations reads it.
DESTINATION = Table(
    "destination",
    METADATA,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("settings", Text, nullable=False),
    Column("formats", Text, nullable=False),
    Column("on_sign", Integer, nullable=False),
    Column("enabled", Integer, nullable=False),
    Column("secrets", Text, nullable=False),
    Column("changed_at", String, nullable=False),
    Column("removed_at", String, nullable=False),  # "" while it is in use
    Column("version", Integer, nullable=False),
)

DELIVERY = Table(
    "delivery",
    METADATA,
    Column("id", String, primary_key=True),
    Column("visit_id", String, nullable=False),
    Column("patient_id", String, nullable=False),
    Column("last_seq", Integer, nullable=False),
    Column("destination_id", String, nullable=False),
    Column("state", String, nullable=False),
    Column("first_at", String, nullable=False),
    Column("next_at", String, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("words", Text, nullable=False),
    Column("what_now", Text, nullable=False),
    Column("receipt", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("is_unsure", Integer, nullable=False),
    Column("settled_at", String, nullable=False),  # "" while it is not
    Column("lease_until", String, nullable=False),  # "" while nobody has it in hand
    Column("lease_of", String, nullable=False),
    Column("files", Text, nullable=False),  # name, type, fingerprint and size of each as JSON
    Column("pieces", Integer, nullable=False),  # how many of ``delivery_piece`` hold them; 0: no longer kept
    Column("history", Text, nullable=False),
    Column("version", Integer, nullable=False),
)
Index("ix_delivery_place", DELIVERY.c.visit_id, DELIVERY.c.last_seq, DELIVERY.c.destination_id, unique=True)
# What is settled grows for ever and is seldom asked for.
Index("ix_delivery_open", DELIVERY.c.first_at, sqlite_where=DELIVERY.c.settled_at == "")

DELIVERY_PIECE = Table(
    "delivery_piece",
    METADATA,
    Column("delivery_id", String, nullable=False),
    Column("position", Integer, nullable=False, autoincrement=False),
    Column("data", LargeBinary, nullable=False),
    PrimaryKeyConstraint("delivery_id", "position"),
)

# What comes in: a ledger of its own, chained like the audit trail. The tables below it are made of it (store.schedule_fold).
INCOMING_ENTRY = Table(
    "incoming_entry",
    METADATA,
    Column("seq", Integer, nullable=False, autoincrement=False, primary_key=True),
    Column("at", String, nullable=False),
    Column("who", String, nullable=False),
    Column("workstation", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("payload", Text, nullable=False),
    Column("previous_hash", String, nullable=False),
    Column("hash", String, nullable=False),
)

INCOMING_MESSAGE = Table(
    "incoming_message",
    METADATA,
    Column("source", String, nullable=False),
    Column("message_id", String, nullable=False),
    Column("state", String, nullable=False),
    Column("seq", Integer, nullable=False, autoincrement=False),
    Column("at", String, nullable=False),
    PrimaryKeyConstraint("source", "message_id"),
)
Index("ix_incoming_message_state", INCOMING_MESSAGE.c.state, INCOMING_MESSAGE.c.seq)

PERSON_NUMBER = Table(
    "person_number",
    METADATA,
    Column("authority", String, nullable=False),
    Column("value", String, nullable=False),
    Column("patient_id", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("seq", Integer, nullable=False, autoincrement=False),
    PrimaryKeyConstraint("authority", "value"),
)
Index("ix_person_number_patient_id", PERSON_NUMBER.c.patient_id)

PERSON_TOLD = Table(
    "person_told",
    METADATA,
    Column("patient_id", String, nullable=False),
    Column("source", String, nullable=False),
    Column("sent_at", String, nullable=False),
    Column("seq", Integer, nullable=False, autoincrement=False),
    PrimaryKeyConstraint("patient_id", "source"),
)

# A record that is led on as another; "" for a survivor: it was so once, and is a record of its own again.
PATIENT_LINK = Table(
    "patient_link",
    METADATA,
    Column("retired", String, nullable=False, primary_key=True),
    Column("survivor", String, nullable=False),
    Column("at", String, nullable=False),
    Column("seq", Integer, nullable=False, autoincrement=False),
)
Index("ix_patient_link_survivor", PATIENT_LINK.c.survivor)

APPOINTMENT = Table(
    "appointment",
    METADATA,
    Column("source", String, nullable=False),
    Column("number", String, nullable=False),
    Column("patient_id", String, nullable=False),
    Column("starts_at", String, nullable=False),
    Column("moved_from", String, nullable=False),  # "" where it never was
    Column("sent_at", String, nullable=False),  # "" where not told
    Column("status", String, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("facts", Text, nullable=False),  # the whole appointment as JSON
    Column("seq", Integer, nullable=False, autoincrement=False),
    Column("at", String, nullable=False),
    Column("who", String, nullable=False),
    PrimaryKeyConstraint("source", "number"),
)
Index("ix_appointment_starts_at", APPOINTMENT.c.starts_at)
Index("ix_appointment_moved_from", APPOINTMENT.c.moved_from)

OF_SCHEDULE = (INCOMING_MESSAGE, PERSON_NUMBER, PERSON_TOLD, PATIENT_LINK, APPOINTMENT)
"""The tables made of ``incoming_entry``, and of nothing else."""

APPEND_ONLY = ("event", "patient_history", "audit", "spine", "image", "image_entry", "image_picture", "stock_entry", "incoming_entry")
"""Tables whose rows may be added, but never changed or removed."""
