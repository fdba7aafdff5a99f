CREATE TABLE "header" (
  "replica" INTEGER NOT NULL CHECK ("replica" BETWEEN 1000000 AND 9999999),
  "sequence" INTEGER NOT NULL CHECK ("sequence" BETWEEN 0 AND 99999999),
  "inode" INTEGER NOT NULL,
  "fingerprint" INTEGER NOT NULL,
  "journal" INTEGER NOT NULL DEFAULT 0 CHECK ("journal" BETWEEN 0 AND 2),
  "rights" INTEGER NOT NULL DEFAULT 0,
  "audit_trimmed" INTEGER NOT NULL DEFAULT 0,
  "audit_trimmed_hash" BLOB,
  "audit_keyed_from" INTEGER NOT NULL DEFAULT 0,
  "audit_key_check" BLOB
);

CREATE TABLE "merge" (
  "sequence" INTEGER PRIMARY KEY,
  "instant" INTEGER NOT NULL,
  "keep_id" INTEGER NOT NULL,
  "other_id" INTEGER NOT NULL,
  "undone_at" INTEGER
);

CREATE TABLE "merge_row" (
  "merge" INTEGER NOT NULL,
  "kind" TEXT NOT NULL,
  "record_id" INTEGER NOT NULL,
  "field" TEXT NOT NULL
);

CREATE INDEX "merge_row_by_merge" ON "merge_row" ("merge");

CREATE TABLE "import" (
  "number" INTEGER PRIMARY KEY,
  "instant" INTEGER NOT NULL,
  "actor" INTEGER,
  "file" TEXT NOT NULL,
  "created" INTEGER NOT NULL,
  "updated" INTEGER NOT NULL,
  "first_id" INTEGER,
  "last_id" INTEGER,
  "audited" INTEGER NOT NULL,
  "undone_at" INTEGER,
  "undone_by" INTEGER
);

CREATE TABLE "import_change" (
  "import" INTEGER NOT NULL,
  "kind" TEXT NOT NULL,
  "record_id" INTEGER NOT NULL,
  "field" TEXT NOT NULL,
  "before" TEXT
);

CREATE INDEX "import_change_by_import" ON "import_change" ("import");

CREATE TABLE "client_key" (
  "key" INTEGER NOT NULL,
  "client_id" INTEGER NOT NULL,
  PRIMARY KEY ("key", "client_id")
) WITHOUT ROWID;

CREATE TABLE "sealing" (
  "salt" BLOB NOT NULL CHECK (length("salt") = 16),
  "proof" BLOB NOT NULL CHECK (length("proof") = 32)
);

CREATE TABLE "sealed" (
  "kind" TEXT NOT NULL,
  "record_id" INTEGER NOT NULL,
  "field" TEXT NOT NULL,
  "box" BLOB NOT NULL,
  PRIMARY KEY ("kind", "record_id", "field")
) WITHOUT ROWID;

CREATE TABLE "audit" (
  "sequence" INTEGER PRIMARY KEY,
  "instant" INTEGER NOT NULL,
  "clock_back" INTEGER NOT NULL CHECK ("clock_back" BETWEEN 0 AND 1),
  "actor" INTEGER,
  "role" TEXT NOT NULL CHECK (length("role") BETWEEN 1 AND 40),
  "purpose" TEXT CHECK (length("purpose") BETWEEN 1 AND 40),
  "action" TEXT NOT NULL CHECK ("action" IN ('', 'insert', 'update', 'void', 'erase', 'read', 'reveal', 'export', 'import', 'backup', 'session', 'close', 'grant', 'denied', 'seal', 'unseal', 'anchor', 'trim', 'key') AND "action" <> ''),
  "kind" TEXT CHECK (length("kind") BETWEEN 1 AND 40),
  "record_id" INTEGER,
  "last_id" INTEGER,
  "rows" INTEGER,
  "fields" TEXT CHECK (length("fields") <= 4000),
  "outcome" TEXT NOT NULL CHECK ("outcome" IN ('', 'done', 'denied') AND "outcome" <> ''),
  "request" TEXT CHECK (length("request") = 64),
  "previous" BLOB NOT NULL CHECK (length("previous") = 32),
  "hash" BLOB NOT NULL CHECK (length("hash") = 32)
);

CREATE UNIQUE INDEX "audit_one_per_request" ON "audit" ("request") WHERE "request" IS NOT NULL;

CREATE TABLE "area" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "code" TEXT NOT NULL CHECK (length("code") BETWEEN 1 AND 20),
  "name" TEXT NOT NULL CHECK (length("name") BETWEEN 1 AND 64),
  "level" INTEGER NOT NULL CHECK ("level" BETWEEN 1 AND 6),
  "parent_id" INTEGER,
  "successor_id" INTEGER,
  "urban_rural" TEXT CHECK (length("urban_rural") BETWEEN 1 AND 16),
  "served_from" INTEGER CHECK ("served_from" BETWEEN -719162 AND 2932896),
  "served_until" INTEGER CHECK ("served_until" BETWEEN -719162 AND 2932896),
  "longitude_e7" INTEGER CHECK ("longitude_e7" BETWEEN -1800000000 AND 1800000000),
  "latitude_e7" INTEGER CHECK ("latitude_e7" BETWEEN -900000000 AND 900000000),
  "datum" INTEGER CHECK ("datum" BETWEEN 1 AND 5),
  CHECK ("served_from" <= "served_until")
);

CREATE INDEX "area_by_parent_id" ON "area" ("parent_id") WHERE "parent_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "area_by_successor_id" ON "area" ("successor_id") WHERE "successor_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE UNIQUE INDEX "area_one_per_code" ON "area" ("code") WHERE "voided_at" IS NULL;

CREATE TABLE "area_part" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "service_id" INTEGER NOT NULL,
  "village_id" INTEGER NOT NULL,
  "starts_on" INTEGER NOT NULL CHECK ("starts_on" BETWEEN -719162 AND 2932896),
  "ends_on" INTEGER CHECK ("ends_on" BETWEEN -719162 AND 2932896),
  CHECK ("starts_on" <= "ends_on")
);

CREATE INDEX "area_part_by_service_id" ON "area_part" ("service_id") WHERE "voided_at" IS NULL;

CREATE INDEX "area_part_by_village_id" ON "area_part" ("village_id") WHERE "voided_at" IS NULL;

CREATE TABLE "station" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "name" TEXT NOT NULL CHECK (length("name") BETWEEN 1 AND 64),
  "area_id" INTEGER NOT NULL,
  "parent_id" INTEGER,
  "site" INTEGER CHECK ("site" BETWEEN 1 AND 7),
  "opens_on" INTEGER CHECK ("opens_on" BETWEEN -719162 AND 2932896),
  "closes_on" INTEGER CHECK ("closes_on" BETWEEN -719162 AND 2932896),
  "address" TEXT CHECK (length("address") BETWEEN 1 AND 200),
  CHECK ("opens_on" <= "closes_on")
);

CREATE INDEX "station_by_area_id" ON "station" ("area_id") WHERE "voided_at" IS NULL;

CREATE INDEX "station_by_parent_id" ON "station" ("parent_id") WHERE "parent_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE TABLE "worker" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "name" TEXT NOT NULL CHECK (length("name") BETWEEN 1 AND 64),
  "sex" INTEGER CHECK ("sex" BETWEEN 1 AND 4),
  "phone" TEXT CHECK (length("phone") BETWEEN 1 AND 40),
  "employment" INTEGER CHECK ("employment" BETWEEN 1 AND 5),
  "hired_on" INTEGER CHECK ("hired_on" BETWEEN -719162 AND 2932896),
  "left_on" INTEGER CHECK ("left_on" BETWEEN -719162 AND 2932896),
  "station_id" INTEGER,
  "employer" TEXT CHECK (length("employer") BETWEEN 1 AND 100),
  "week_contacts" INTEGER CHECK ("week_contacts" BETWEEN 0 AND 1000),
  CHECK ("hired_on" <= "left_on")
);

CREATE INDEX "worker_by_station_id" ON "worker" ("station_id") WHERE "station_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE TABLE "post" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "worker_id" INTEGER NOT NULL,
  "backup_id" INTEGER,
  "mentor_id" INTEGER,
  "role" INTEGER NOT NULL CHECK ("role" BETWEEN 1 AND 6),
  "starts_on" INTEGER NOT NULL CHECK ("starts_on" BETWEEN -719162 AND 2932896),
  "ends_on" INTEGER CHECK ("ends_on" BETWEEN -719162 AND 2932896),
  CHECK ("starts_on" <= "ends_on")
);

CREATE INDEX "post_by_worker_id" ON "post" ("worker_id") WHERE "voided_at" IS NULL;

CREATE INDEX "post_by_backup_id" ON "post" ("backup_id") WHERE "backup_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "post_by_mentor_id" ON "post" ("mentor_id") WHERE "mentor_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE TABLE "absence" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "worker_id" INTEGER NOT NULL,
  "starts_on" INTEGER NOT NULL CHECK ("starts_on" BETWEEN -719162 AND 2932896),
  "ends_on" INTEGER CHECK ("ends_on" BETWEEN -719162 AND 2932896),
  "reason" TEXT CHECK (length("reason") BETWEEN 1 AND 200),
  CHECK ("starts_on" <= "ends_on")
);

CREATE INDEX "absence_by_worker_id" ON "absence" ("worker_id") WHERE "voided_at" IS NULL;

CREATE TABLE "certificate" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "worker_id" INTEGER NOT NULL,
  "level" INTEGER NOT NULL CHECK ("level" BETWEEN 1 AND 3),
  "number" TEXT CHECK (length("number") BETWEEN 1 AND 40),
  "sat_on" INTEGER CHECK ("sat_on" BETWEEN -719162 AND 2932896),
  "result" INTEGER CHECK ("result" BETWEEN 1 AND 3),
  "passed_on" INTEGER CHECK ("passed_on" BETWEEN -719162 AND 2932896),
  "registered_on" INTEGER CHECK ("registered_on" BETWEEN -719162 AND 2932896),
  "expires_on" INTEGER CHECK ("expires_on" BETWEEN -719162 AND 2932896)
);

CREATE INDEX "certificate_by_worker_id" ON "certificate" ("worker_id") WHERE "voided_at" IS NULL;

CREATE TABLE "category" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "code" TEXT NOT NULL CHECK (length("code") BETWEEN 1 AND 40),
  "name" TEXT NOT NULL CHECK (length("name") BETWEEN 1 AND 64),
  "name_zh" TEXT NOT NULL CHECK (length("name_zh") BETWEEN 1 AND 64),
  "unit" INTEGER NOT NULL CHECK ("unit" BETWEEN 1 AND 2),
  "min_age" INTEGER CHECK ("min_age" BETWEEN 0 AND 150),
  "max_age" INTEGER CHECK ("max_age" BETWEEN 0 AND 150),
  "sex" INTEGER CHECK ("sex" BETWEEN 1 AND 4),
  "valid_from" INTEGER CHECK ("valid_from" BETWEEN -719162 AND 2932896),
  "valid_until" INTEGER CHECK ("valid_until" BETWEEN -719162 AND 2932896),
  "source" TEXT CHECK (length("source") BETWEEN 1 AND 200),
  CHECK ("valid_from" <= "valid_until")
);

CREATE UNIQUE INDEX "category_one_per_code" ON "category" ("code") WHERE "voided_at" IS NULL;

CREATE TABLE "setting" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "key" TEXT NOT NULL CHECK (length("key") BETWEEN 1 AND 64),
  "value" TEXT NOT NULL CHECK (length("value") BETWEEN 1 AND 200)
);

CREATE UNIQUE INDEX "setting_one_per_key" ON "setting" ("key") WHERE "voided_at" IS NULL;

CREATE TABLE "household" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "number" TEXT CHECK (length("number") BETWEEN 1 AND 40),
  "area_id" INTEGER NOT NULL,
  "address" TEXT CHECK (length("address") BETWEEN 1 AND 200),
  "phone" TEXT CHECK (length("phone") BETWEEN 1 AND 40),
  "hukou_book" TEXT CHECK (length("hukou_book") BETWEEN 1 AND 40),
  "housing" TEXT CHECK (length("housing") BETWEEN 1 AND 64),
  "filed_on" INTEGER CHECK ("filed_on" BETWEEN -719162 AND 2932896),
  "file_state" INTEGER CHECK ("file_state" BETWEEN 1 AND 3),
  "longitude_e7" INTEGER CHECK ("longitude_e7" BETWEEN -1800000000 AND 1800000000),
  "latitude_e7" INTEGER CHECK ("latitude_e7" BETWEEN -900000000 AND 900000000),
  "datum" INTEGER CHECK ("datum" BETWEEN 1 AND 5)
);

CREATE INDEX "household_by_area_id" ON "household" ("area_id") WHERE "voided_at" IS NULL;

CREATE TABLE "client" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "name" TEXT NOT NULL CHECK (length("name") BETWEEN 1 AND 64),
  "sex" INTEGER CHECK ("sex" BETWEEN 1 AND 4),
  "birth_date" INTEGER CHECK ("birth_date" BETWEEN -719162 AND 2932896),
  "birth_precision" INTEGER CHECK ("birth_precision" BETWEEN 1 AND 4),
  "id_type" INTEGER CHECK ("id_type" BETWEEN 1 AND 4),
  "id_number" TEXT CHECK (length("id_number") BETWEEN 1 AND 40),
  "no_id_reason" TEXT CHECK (length("no_id_reason") BETWEEN 1 AND 200),
  "phone" TEXT CHECK (length("phone") BETWEEN 1 AND 40),
  "area_id" INTEGER NOT NULL,
  "address" TEXT CHECK (length("address") BETWEEN 1 AND 200),
  "registered_on" INTEGER NOT NULL CHECK ("registered_on" BETWEEN -719162 AND 2932896),
  "exited_on" INTEGER CHECK ("exited_on" BETWEEN -719162 AND 2932896),
  "exit_reason" INTEGER CHECK ("exit_reason" BETWEEN 1 AND 6),
  "filed_on" INTEGER CHECK ("filed_on" BETWEEN -719162 AND 2932896),
  "file_state" INTEGER CHECK ("file_state" BETWEEN 1 AND 3),
  "verified_on" INTEGER CHECK ("verified_on" BETWEEN -719162 AND 2932896),
  "education" TEXT CHECK (length("education") BETWEEN 1 AND 40),
  "marital" TEXT CHECK (length("marital") BETWEEN 1 AND 40),
  "ethnic" TEXT CHECK (length("ethnic") BETWEEN 1 AND 40),
  "income_fen" INTEGER CHECK ("income_fen" BETWEEN 0 AND 999999999999),
  "consent_on" INTEGER CHECK ("consent_on" BETWEEN -719162 AND 2932896),
  "note" TEXT CHECK (length("note") BETWEEN 1 AND 4000)
);

CREATE INDEX "client_by_area_id" ON "client" ("area_id") WHERE "voided_at" IS NULL;

CREATE INDEX "client_by_id_number" ON "client" ("id_number") WHERE "id_number" IS NOT NULL AND "voided_at" IS NULL;

CREATE TABLE "membership" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "category_id" INTEGER NOT NULL,
  "client_id" INTEGER,
  "household_id" INTEGER,
  "starts_on" INTEGER NOT NULL CHECK ("starts_on" BETWEEN -719162 AND 2932896),
  "ends_on" INTEGER CHECK ("ends_on" BETWEEN -719162 AND 2932896),
  "certificate_no" TEXT CHECK (length("certificate_no") BETWEEN 1 AND 40),
  "grade" TEXT CHECK (length("grade") BETWEEN 1 AND 16),
  "amount_fen" INTEGER CHECK ("amount_fen" BETWEEN 0 AND 999999999999),
  "verified_on" INTEGER CHECK ("verified_on" BETWEEN -719162 AND 2932896),
  CHECK (("client_id" IS NOT NULL) + ("household_id" IS NOT NULL) = 1),
  CHECK ("starts_on" <= "ends_on")
);

CREATE INDEX "membership_by_category_id" ON "membership" ("category_id") WHERE "voided_at" IS NULL;

CREATE INDEX "membership_by_client_id_starts_on_ends_on_category_id" ON "membership" ("client_id", "starts_on", "ends_on", "category_id") WHERE "client_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "membership_by_household_id_starts_on_ends_on_category_id" ON "membership" ("household_id", "starts_on", "ends_on", "category_id") WHERE "household_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE TABLE "tier" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "client_id" INTEGER NOT NULL,
  "level" TEXT NOT NULL CHECK (length("level") BETWEEN 1 AND 32),
  "starts_on" INTEGER NOT NULL CHECK ("starts_on" BETWEEN -719162 AND 2932896),
  "ends_on" INTEGER CHECK ("ends_on" BETWEEN -719162 AND 2932896),
  "reason" TEXT CHECK (length("reason") BETWEEN 1 AND 2000),
  "assessor_id" INTEGER,
  "review_on" INTEGER CHECK ("review_on" BETWEEN -719162 AND 2932896),
  CHECK ("starts_on" <= "ends_on")
);

CREATE INDEX "tier_by_assessor_id" ON "tier" ("assessor_id") WHERE "assessor_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "tier_by_client_id_starts_on_ends_on_level" ON "tier" ("client_id", "starts_on", "ends_on", "level") WHERE "voided_at" IS NULL;

CREATE TABLE "visit" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "client_id" INTEGER,
  "household_id" INTEGER,
  "visited_on" INTEGER NOT NULL CHECK ("visited_on" BETWEEN -719162 AND 2932896),
  "channel" INTEGER NOT NULL CHECK ("channel" BETWEEN 1 AND 6),
  "result" INTEGER NOT NULL CHECK ("result" BETWEEN 1 AND 4),
  "purpose" INTEGER CHECK ("purpose" BETWEEN 1 AND 9),
  "minutes" INTEGER CHECK ("minutes" BETWEEN 0 AND 1440),
  "need_id" INTEGER,
  "worker_id" INTEGER,
  "volunteer_id" INTEGER,
  "occasion_id" INTEGER,
  "content" TEXT CHECK (length("content") BETWEEN 1 AND 4000),
  "findings" TEXT CHECK (length("findings") BETWEEN 1 AND 4000),
  CHECK (("client_id" IS NOT NULL) + ("household_id" IS NOT NULL) >= 1)
);

CREATE INDEX "visit_by_need_id" ON "visit" ("need_id") WHERE "need_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "visit_by_worker_id" ON "visit" ("worker_id") WHERE "worker_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "visit_by_volunteer_id" ON "visit" ("volunteer_id") WHERE "volunteer_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "visit_by_occasion_id" ON "visit" ("occasion_id") WHERE "occasion_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "visit_by_client_id_visited_on_result_channel_purpose" ON "visit" ("client_id", "visited_on", "result", "channel", "purpose") WHERE "client_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "visit_by_household_id_visited_on_result_channel" ON "visit" ("household_id", "visited_on", "result", "channel") WHERE "household_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE TABLE "case" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "number" TEXT CHECK (length("number") BETWEEN 1 AND 40),
  "client_id" INTEGER NOT NULL,
  "type" INTEGER CHECK ("type" BETWEEN 1 AND 8),
  "worker_id" INTEGER NOT NULL,
  "supervisor_id" INTEGER,
  "opened_on" INTEGER NOT NULL CHECK ("opened_on" BETWEEN -719162 AND 2932896),
  "stage" INTEGER NOT NULL CHECK ("stage" BETWEEN 1 AND 6),
  "state" INTEGER CHECK ("state" BETWEEN 1 AND 4),
  "closed_on" INTEGER CHECK ("closed_on" BETWEEN -719162 AND 2932896),
  "close_reason" INTEGER CHECK ("close_reason" BETWEEN 1 AND 8),
  "outcome" INTEGER CHECK ("outcome" BETWEEN 1 AND 4),
  "problem" TEXT CHECK (length("problem") BETWEEN 1 AND 4000),
  "plan" TEXT CHECK (length("plan") BETWEEN 1 AND 4000),
  "follow_up_on" INTEGER CHECK ("follow_up_on" BETWEEN -719162 AND 2932896),
  "restricted" INTEGER CHECK ("restricted" BETWEEN 0 AND 1),
  "reopens_id" INTEGER,
  "need_id" INTEGER,
  "evaluation" TEXT CHECK (length("evaluation") BETWEEN 1 AND 4000),
  "signed_on" INTEGER CHECK ("signed_on" BETWEEN -719162 AND 2932896),
  CHECK ("opened_on" <= "closed_on")
);

CREATE INDEX "case_by_client_id" ON "case" ("client_id") WHERE "voided_at" IS NULL;

CREATE INDEX "case_by_worker_id" ON "case" ("worker_id") WHERE "voided_at" IS NULL;

CREATE INDEX "case_by_supervisor_id" ON "case" ("supervisor_id") WHERE "supervisor_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "case_by_reopens_id" ON "case" ("reopens_id") WHERE "reopens_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "case_by_need_id" ON "case" ("need_id") WHERE "need_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE TABLE "group" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "name" TEXT NOT NULL CHECK (length("name") BETWEEN 1 AND 64),
  "programme_id" INTEGER,
  "type" INTEGER NOT NULL CHECK ("type" BETWEEN 1 AND 7),
  "stage" INTEGER NOT NULL CHECK ("stage" BETWEEN 1 AND 7),
  "worker_id" INTEGER,
  "area_id" INTEGER,
  "planned_sessions" INTEGER CHECK ("planned_sessions" BETWEEN 0 AND 10000),
  "min_members" INTEGER CHECK ("min_members" BETWEEN 0 AND 10000),
  "max_members" INTEGER CHECK ("max_members" BETWEEN 0 AND 10000),
  "starts_on" INTEGER CHECK ("starts_on" BETWEEN -719162 AND 2932896),
  "ends_on" INTEGER CHECK ("ends_on" BETWEEN -719162 AND 2932896),
  CHECK ("starts_on" <= "ends_on")
);

CREATE INDEX "group_by_programme_id" ON "group" ("programme_id") WHERE "programme_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "group_by_worker_id" ON "group" ("worker_id") WHERE "worker_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "group_by_area_id" ON "group" ("area_id") WHERE "area_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE TABLE "activity" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "title" TEXT NOT NULL CHECK (length("title") BETWEEN 1 AND 100),
  "theme" TEXT CHECK (length("theme") BETWEEN 1 AND 100),
  "type" INTEGER NOT NULL CHECK ("type" BETWEEN 1 AND 13),
  "group_id" INTEGER,
  "programme_id" INTEGER,
  "area_id" INTEGER,
  "festival" TEXT CHECK (length("festival") BETWEEN 1 AND 40),
  "planned_on" INTEGER CHECK ("planned_on" BETWEEN -719162 AND 2932896),
  "held_on" INTEGER CHECK ("held_on" BETWEEN -719162 AND 2932896),
  "state" INTEGER NOT NULL CHECK ("state" BETWEEN 1 AND 4),
  "minutes" INTEGER CHECK ("minutes" BETWEEN 0 AND 14400),
  "place" TEXT CHECK (length("place") BETWEEN 1 AND 100),
  "lead_id" INTEGER,
  "headcount" INTEGER CHECK ("headcount" BETWEEN 0 AND 1000000),
  "safety_plan" TEXT CHECK (length("safety_plan") BETWEEN 1 AND 2000),
  "outcome" TEXT CHECK (length("outcome") BETWEEN 1 AND 2000),
  "days" INTEGER CHECK ("days" BETWEEN 1 AND 366),
  "series_on" INTEGER CHECK ("series_on" BETWEEN -719162 AND 2932896)
);

CREATE INDEX "activity_by_group_id" ON "activity" ("group_id") WHERE "group_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "activity_by_area_id" ON "activity" ("area_id") WHERE "area_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "activity_by_lead_id" ON "activity" ("lead_id") WHERE "lead_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "activity_by_programme_id_series_on" ON "activity" ("programme_id", "series_on") WHERE "programme_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE TABLE "attendance" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "activity_id" INTEGER NOT NULL,
  "client_id" INTEGER,
  "volunteer_id" INTEGER,
  "worker_id" INTEGER,
  "role" TEXT CHECK (length("role") BETWEEN 1 AND 40),
  "presence" INTEGER NOT NULL CHECK ("presence" BETWEEN 1 AND 4),
  "minutes" INTEGER CHECK ("minutes" BETWEEN 0 AND 14400),
  CHECK (("client_id" IS NOT NULL) + ("volunteer_id" IS NOT NULL) + ("worker_id" IS NOT NULL) = 1)
);

CREATE INDEX "attendance_by_activity_id" ON "attendance" ("activity_id") WHERE "voided_at" IS NULL;

CREATE INDEX "attendance_by_client_id" ON "attendance" ("client_id") WHERE "client_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "attendance_by_volunteer_id" ON "attendance" ("volunteer_id") WHERE "volunteer_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "attendance_by_worker_id" ON "attendance" ("worker_id") WHERE "worker_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE TABLE "goal" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "plan_id" INTEGER NOT NULL,
  "title" TEXT NOT NULL CHECK (length("title") BETWEEN 1 AND 200),
  "indicator" TEXT NOT NULL CHECK (length("indicator") BETWEEN 1 AND 64),
  "operator" INTEGER NOT NULL CHECK ("operator" BETWEEN 1 AND 3),
  "target" INTEGER NOT NULL CHECK ("target" BETWEEN 0 AND 999999999999999),
  "target_unit" INTEGER CHECK ("target_unit" BETWEEN 1 AND 16),
  "area_id" INTEGER,
  "category_id" INTEGER,
  "level" TEXT CHECK (length("level") BETWEEN 1 AND 40),
  "worker_id" INTEGER,
  "programme_id" INTEGER,
  "type" TEXT CHECK (length("type") BETWEEN 1 AND 40),
  "least_age" INTEGER CHECK ("least_age" BETWEEN 0 AND 150),
  "most_age" INTEGER CHECK ("most_age" BETWEEN 0 AND 150),
  "starts_on" INTEGER NOT NULL CHECK ("starts_on" BETWEEN -719162 AND 2932896),
  "due_on" INTEGER NOT NULL CHECK ("due_on" BETWEEN -719162 AND 2932896),
  "strand" INTEGER CHECK ("strand" BETWEEN 1 AND 3),
  "owner_id" INTEGER,
  "parent_id" INTEGER,
  "measure" TEXT CHECK (length("measure") BETWEEN 1 AND 1000),
  "source" TEXT CHECK (length("source") BETWEEN 1 AND 200),
  CHECK ("starts_on" <= "due_on")
);

CREATE INDEX "goal_by_plan_id" ON "goal" ("plan_id") WHERE "voided_at" IS NULL;

CREATE INDEX "goal_by_area_id" ON "goal" ("area_id") WHERE "area_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "goal_by_category_id" ON "goal" ("category_id") WHERE "category_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "goal_by_worker_id" ON "goal" ("worker_id") WHERE "worker_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "goal_by_programme_id" ON "goal" ("programme_id") WHERE "programme_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "goal_by_owner_id" ON "goal" ("owner_id") WHERE "owner_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "goal_by_parent_id" ON "goal" ("parent_id") WHERE "parent_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE TABLE "holiday" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "happened_on" INTEGER NOT NULL CHECK ("happened_on" BETWEEN -719162 AND 2932896),
  "change" INTEGER NOT NULL CHECK ("change" BETWEEN 1 AND 2),
  "name" TEXT CHECK (length("name") BETWEEN 1 AND 40)
);

CREATE UNIQUE INDEX "holiday_one_per_happened_on" ON "holiday" ("happened_on") WHERE "voided_at" IS NULL;

CREATE TABLE "household_member" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "household_id" INTEGER NOT NULL,
  "client_id" INTEGER NOT NULL,
  "relation" TEXT CHECK (length("relation") BETWEEN 1 AND 16),
  "is_head" INTEGER CHECK ("is_head" BETWEEN 0 AND 1),
  "starts_on" INTEGER NOT NULL CHECK ("starts_on" BETWEEN -719162 AND 2932896),
  "ends_on" INTEGER CHECK ("ends_on" BETWEEN -719162 AND 2932896),
  "reason" INTEGER CHECK ("reason" BETWEEN 1 AND 8),
  CHECK ("starts_on" <= "ends_on")
);

CREATE INDEX "household_member_by_household_id" ON "household_member" ("household_id") WHERE "voided_at" IS NULL;

CREATE INDEX "household_member_by_client_id" ON "household_member" ("client_id") WHERE "voided_at" IS NULL;

CREATE TABLE "baseline" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "area_id" INTEGER NOT NULL,
  "category_id" INTEGER NOT NULL,
  "counted_on" INTEGER NOT NULL CHECK ("counted_on" BETWEEN -719162 AND 2932896),
  "count" INTEGER NOT NULL CHECK ("count" BETWEEN 0 AND 999999999),
  "source" TEXT CHECK (length("source") BETWEEN 1 AND 200)
);

CREATE INDEX "baseline_by_area_id" ON "baseline" ("area_id") WHERE "voided_at" IS NULL;

CREATE INDEX "baseline_by_category_id" ON "baseline" ("category_id") WHERE "voided_at" IS NULL;

CREATE TABLE "residence" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "client_id" INTEGER NOT NULL,
  "area_id" INTEGER,
  "status" INTEGER NOT NULL CHECK ("status" BETWEEN 1 AND 7),
  "starts_on" INTEGER NOT NULL CHECK ("starts_on" BETWEEN -719162 AND 2932896),
  "ends_on" INTEGER CHECK ("ends_on" BETWEEN -719162 AND 2932896),
  CHECK ("starts_on" <= "ends_on")
);

CREATE INDEX "residence_by_area_id" ON "residence" ("area_id") WHERE "area_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "residence_by_client_id_starts_on" ON "residence" ("client_id", "starts_on") WHERE "voided_at" IS NULL;

CREATE TABLE "relative" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "client_id" INTEGER NOT NULL,
  "name" TEXT NOT NULL CHECK (length("name") BETWEEN 1 AND 64),
  "relation" TEXT CHECK (length("relation") BETWEEN 1 AND 16),
  "phone" TEXT CHECK (length("phone") BETWEEN 1 AND 40),
  "is_guardian" INTEGER CHECK ("is_guardian" BETWEEN 0 AND 1),
  "contact_every_days" INTEGER CHECK ("contact_every_days" BETWEEN 1 AND 3660),
  "supports" TEXT CHECK (length("supports") BETWEEN 1 AND 200)
);

CREATE INDEX "relative_by_client_id" ON "relative" ("client_id") WHERE "voided_at" IS NULL;

CREATE TABLE "assessment" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "client_id" INTEGER NOT NULL,
  "tool" TEXT NOT NULL CHECK (length("tool") BETWEEN 1 AND 64),
  "round" INTEGER CHECK ("round" BETWEEN 1 AND 9999),
  "assessed_on" INTEGER NOT NULL CHECK ("assessed_on" BETWEEN -719162 AND 2932896),
  "score" INTEGER CHECK ("score" BETWEEN -100000 AND 100000),
  "level" INTEGER CHECK ("level" BETWEEN 0 AND 100),
  "flags" TEXT CHECK (length("flags") BETWEEN 1 AND 200),
  "worker_id" INTEGER
);

CREATE INDEX "assessment_by_client_id" ON "assessment" ("client_id") WHERE "voided_at" IS NULL;

CREATE INDEX "assessment_by_worker_id" ON "assessment" ("worker_id") WHERE "worker_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE TABLE "health_item" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "client_id" INTEGER NOT NULL,
  "item" INTEGER NOT NULL CHECK ("item" BETWEEN 1 AND 4),
  "text" TEXT CHECK (length("text") BETWEEN 1 AND 2000),
  "value" TEXT CHECK (length("value") BETWEEN 1 AND 64),
  "unit" TEXT CHECK (length("unit") BETWEEN 1 AND 16),
  "happened_on" INTEGER CHECK ("happened_on" BETWEEN -719162 AND 2932896)
);

CREATE INDEX "health_item_by_client_id" ON "health_item" ("client_id") WHERE "voided_at" IS NULL;

CREATE TABLE "service_gap" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "client_id" INTEGER NOT NULL,
  "reason" INTEGER NOT NULL CHECK ("reason" BETWEEN 1 AND 8),
  "starts_on" INTEGER NOT NULL CHECK ("starts_on" BETWEEN -719162 AND 2932896),
  "ends_on" INTEGER CHECK ("ends_on" BETWEEN -719162 AND 2932896),
  "note" TEXT CHECK (length("note") BETWEEN 1 AND 500),
  CHECK ("starts_on" <= "ends_on")
);

CREATE INDEX "service_gap_by_client_id" ON "service_gap" ("client_id") WHERE "voided_at" IS NULL;

CREATE TABLE "income_check" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "household_id" INTEGER NOT NULL,
  "checked_on" INTEGER NOT NULL CHECK ("checked_on" BETWEEN -719162 AND 2932896),
  "income_fen" INTEGER NOT NULL CHECK ("income_fen" BETWEEN 0 AND 100000000000),
  "heads" INTEGER CHECK ("heads" BETWEEN 1 AND 100),
  "rigid" INTEGER CHECK ("rigid" BETWEEN 0 AND 1),
  "reason" INTEGER CHECK ("reason" BETWEEN 1 AND 5),
  "source" INTEGER CHECK ("source" BETWEEN 1 AND 3),
  "worker_id" INTEGER
);

CREATE INDEX "income_check_by_worker_id" ON "income_check" ("worker_id") WHERE "worker_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "income_check_by_household_id_checked_on" ON "income_check" ("household_id", "checked_on") WHERE "voided_at" IS NULL;

CREATE TABLE "partner" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "name" TEXT NOT NULL CHECK (length("name") BETWEEN 1 AND 100),
  "type" INTEGER CHECK ("type" BETWEEN 1 AND 6),
  "since_on" INTEGER CHECK ("since_on" BETWEEN -719162 AND 2932896)
);

CREATE TABLE "volunteer" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "name" TEXT NOT NULL CHECK (length("name") BETWEEN 1 AND 64),
  "client_id" INTEGER,
  "phone" TEXT CHECK (length("phone") BETWEEN 1 AND 40),
  "type" TEXT CHECK (length("type") BETWEEN 1 AND 40),
  "skills" TEXT CHECK (length("skills") BETWEEN 1 AND 200),
  "joined_on" INTEGER NOT NULL CHECK ("joined_on" BETWEEN -719162 AND 2932896),
  "left_on" INTEGER CHECK ("left_on" BETWEEN -719162 AND 2932896),
  "trained_on" INTEGER CHECK ("trained_on" BETWEEN -719162 AND 2932896),
  "area_id" INTEGER,
  CHECK ("joined_on" <= "left_on")
);

CREATE INDEX "volunteer_by_client_id" ON "volunteer" ("client_id") WHERE "client_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "volunteer_by_area_id" ON "volunteer" ("area_id") WHERE "area_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE TABLE "need" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "client_id" INTEGER,
  "household_id" INTEGER,
  "area_id" INTEGER,
  "category" TEXT NOT NULL CHECK (length("category") BETWEEN 1 AND 64),
  "text" TEXT CHECK (length("text") BETWEEN 1 AND 2000),
  "urgency" TEXT CHECK (length("urgency") BETWEEN 1 AND 40),
  "opened_on" INTEGER NOT NULL CHECK ("opened_on" BETWEEN -719162 AND 2932896),
  "state" INTEGER NOT NULL CHECK ("state" BETWEEN 1 AND 6),
  "closed_on" INTEGER CHECK ("closed_on" BETWEEN -719162 AND 2932896),
  CHECK ("opened_on" <= "closed_on")
);

CREATE INDEX "need_by_client_id" ON "need" ("client_id") WHERE "client_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "need_by_household_id" ON "need" ("household_id") WHERE "household_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "need_by_area_id" ON "need" ("area_id") WHERE "area_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE TABLE "programme" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "name" TEXT NOT NULL CHECK (length("name") BETWEEN 1 AND 64),
  "type" TEXT CHECK (length("type") BETWEEN 1 AND 40),
  "need_id" INTEGER,
  "area_id" INTEGER,
  "owner_id" INTEGER,
  "starts_on" INTEGER CHECK ("starts_on" BETWEEN -719162 AND 2932896),
  "ends_on" INTEGER CHECK ("ends_on" BETWEEN -719162 AND 2932896),
  "planned_sessions" INTEGER CHECK ("planned_sessions" BETWEEN 0 AND 100000),
  "planned_runs" INTEGER CHECK ("planned_runs" BETWEEN 0 AND 100000),
  "planned_people" INTEGER CHECK ("planned_people" BETWEEN 0 AND 10000000),
  "planned_minutes" INTEGER CHECK ("planned_minutes" BETWEEN 0 AND 100000000),
  "recurrence" TEXT CHECK (length("recurrence") BETWEEN 1 AND 200),
  CHECK ("starts_on" <= "ends_on")
);

CREATE INDEX "programme_by_need_id" ON "programme" ("need_id") WHERE "need_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "programme_by_area_id" ON "programme" ("area_id") WHERE "area_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "programme_by_owner_id" ON "programme" ("owner_id") WHERE "owner_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE TABLE "programme_site" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "programme_id" INTEGER NOT NULL,
  "area_id" INTEGER NOT NULL,
  "starts_on" INTEGER CHECK ("starts_on" BETWEEN -719162 AND 2932896),
  "ends_on" INTEGER CHECK ("ends_on" BETWEEN -719162 AND 2932896),
  CHECK ("starts_on" <= "ends_on")
);

CREATE INDEX "programme_site_by_programme_id" ON "programme_site" ("programme_id") WHERE "voided_at" IS NULL;

CREATE INDEX "programme_site_by_area_id" ON "programme_site" ("area_id") WHERE "voided_at" IS NULL;

CREATE TABLE "contact_rule" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "level" TEXT CHECK (length("level") BETWEEN 1 AND 32),
  "programme_id" INTEGER,
  "times" INTEGER NOT NULL CHECK ("times" BETWEEN 1 AND 365),
  "per" INTEGER NOT NULL CHECK ("per" BETWEEN 1 AND 6),
  "channels" INTEGER NOT NULL CHECK ("channels" BETWEEN 1 AND 63),
  "purpose" INTEGER CHECK ("purpose" BETWEEN 1 AND 9),
  "starts_on" INTEGER CHECK ("starts_on" BETWEEN -719162 AND 2932896),
  "ends_on" INTEGER CHECK ("ends_on" BETWEEN -719162 AND 2932896),
  CHECK (("level" IS NOT NULL) + ("programme_id" IS NOT NULL) = 1),
  CHECK ("starts_on" <= "ends_on")
);

CREATE INDEX "contact_rule_by_programme_id" ON "contact_rule" ("programme_id") WHERE "programme_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "contact_rule_by_level" ON "contact_rule" ("level") WHERE "level" IS NOT NULL AND "voided_at" IS NULL;

CREATE TABLE "enrolment" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "programme_id" INTEGER NOT NULL,
  "client_id" INTEGER NOT NULL,
  "starts_on" INTEGER NOT NULL CHECK ("starts_on" BETWEEN -719162 AND 2932896),
  "ends_on" INTEGER CHECK ("ends_on" BETWEEN -719162 AND 2932896),
  "outcome" TEXT CHECK (length("outcome") BETWEEN 1 AND 200),
  "outcome_on" INTEGER CHECK ("outcome_on" BETWEEN -719162 AND 2932896),
  "verified_by_id" INTEGER,
  CHECK ("starts_on" <= "ends_on")
);

CREATE INDEX "enrolment_by_programme_id" ON "enrolment" ("programme_id") WHERE "voided_at" IS NULL;

CREATE INDEX "enrolment_by_verified_by_id" ON "enrolment" ("verified_by_id") WHERE "verified_by_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "enrolment_by_client_id_starts_on" ON "enrolment" ("client_id", "starts_on") WHERE "voided_at" IS NULL;

CREATE TABLE "assignment" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "worker_id" INTEGER NOT NULL,
  "area_id" INTEGER,
  "client_id" INTEGER,
  "programme_id" INTEGER,
  "share" INTEGER CHECK ("share" BETWEEN 1 AND 2),
  "starts_on" INTEGER NOT NULL CHECK ("starts_on" BETWEEN -719162 AND 2932896),
  "ends_on" INTEGER CHECK ("ends_on" BETWEEN -719162 AND 2932896),
  CHECK (("area_id" IS NOT NULL) + ("client_id" IS NOT NULL) + ("programme_id" IS NOT NULL) = 1),
  CHECK ("starts_on" <= "ends_on")
);

CREATE INDEX "assignment_by_worker_id" ON "assignment" ("worker_id") WHERE "voided_at" IS NULL;

CREATE INDEX "assignment_by_area_id" ON "assignment" ("area_id") WHERE "area_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "assignment_by_client_id" ON "assignment" ("client_id") WHERE "client_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "assignment_by_programme_id" ON "assignment" ("programme_id") WHERE "programme_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE TABLE "organization" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "name" TEXT NOT NULL CHECK (length("name") BETWEEN 1 AND 100),
  "type" INTEGER NOT NULL CHECK ("type" BETWEEN 1 AND 6),
  "area_id" INTEGER,
  "founded_on" INTEGER CHECK ("founded_on" BETWEEN -719162 AND 2932896),
  "advisor_id" INTEGER,
  "members" INTEGER CHECK ("members" BETWEEN 0 AND 1000000),
  "programme_id" INTEGER
);

CREATE INDEX "organization_by_area_id" ON "organization" ("area_id") WHERE "area_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "organization_by_advisor_id" ON "organization" ("advisor_id") WHERE "advisor_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "organization_by_programme_id" ON "organization" ("programme_id") WHERE "programme_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE TABLE "organization_member" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "organization_id" INTEGER NOT NULL,
  "client_id" INTEGER,
  "volunteer_id" INTEGER,
  "role" TEXT CHECK (length("role") BETWEEN 1 AND 40),
  "joined_on" INTEGER NOT NULL CHECK ("joined_on" BETWEEN -719162 AND 2932896),
  "left_on" INTEGER CHECK ("left_on" BETWEEN -719162 AND 2932896),
  CHECK (("client_id" IS NOT NULL) + ("volunteer_id" IS NOT NULL) = 1),
  CHECK ("joined_on" <= "left_on")
);

CREATE INDEX "organization_member_by_organization_id" ON "organization_member" ("organization_id") WHERE "voided_at" IS NULL;

CREATE INDEX "organization_member_by_client_id" ON "organization_member" ("client_id") WHERE "client_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "organization_member_by_volunteer_id" ON "organization_member" ("volunteer_id") WHERE "volunteer_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE TABLE "case_event" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "case_id" INTEGER NOT NULL,
  "happened_on" INTEGER NOT NULL CHECK ("happened_on" BETWEEN -719162 AND 2932896),
  "event" INTEGER NOT NULL CHECK ("event" BETWEEN 1 AND 9),
  "to_stage" INTEGER CHECK ("to_stage" BETWEEN 1 AND 6),
  "result" INTEGER CHECK ("result" BETWEEN 1 AND 2),
  "minutes" INTEGER CHECK ("minutes" BETWEEN 0 AND 14400),
  "worker_id" INTEGER,
  "content" TEXT CHECK (length("content") BETWEEN 1 AND 4000)
);

CREATE INDEX "case_event_by_worker_id" ON "case_event" ("worker_id") WHERE "worker_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "case_event_by_case_id_happened_on" ON "case_event" ("case_id", "happened_on") WHERE "voided_at" IS NULL;

CREATE TABLE "case_goal" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "case_id" INTEGER NOT NULL,
  "text" TEXT CHECK (length("text") BETWEEN 1 AND 1000),
  "scale" TEXT CHECK (length("scale") BETWEEN 1 AND 100),
  "unit" TEXT CHECK (length("unit") BETWEEN 1 AND 20),
  "baseline" INTEGER CHECK ("baseline" BETWEEN -1000000000 AND 1000000000),
  "target" INTEGER CHECK ("target" BETWEEN -1000000000 AND 1000000000),
  "direction" INTEGER CHECK ("direction" BETWEEN 1 AND 2),
  "step" INTEGER CHECK ("step" BETWEEN 1 AND 1000000000),
  "is_main" INTEGER CHECK ("is_main" BETWEEN 0 AND 1)
);

CREATE INDEX "case_goal_by_case_id" ON "case_goal" ("case_id") WHERE "voided_at" IS NULL;

CREATE TABLE "case_score" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "case_goal_id" INTEGER NOT NULL,
  "happened_on" INTEGER NOT NULL CHECK ("happened_on" BETWEEN -719162 AND 2932896),
  "score" INTEGER NOT NULL CHECK ("score" BETWEEN -1000000000 AND 1000000000)
);

CREATE INDEX "case_score_by_case_goal_id_happened_on" ON "case_score" ("case_goal_id", "happened_on") WHERE "voided_at" IS NULL;

CREATE TABLE "case_task" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "case_id" INTEGER NOT NULL,
  "title" TEXT NOT NULL CHECK (length("title") BETWEEN 1 AND 200),
  "programme_id" INTEGER,
  "worker_id" INTEGER,
  "due_on" INTEGER CHECK ("due_on" BETWEEN -719162 AND 2932896),
  "done_on" INTEGER CHECK ("done_on" BETWEEN -719162 AND 2932896)
);

CREATE INDEX "case_task_by_programme_id" ON "case_task" ("programme_id") WHERE "programme_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "case_task_by_worker_id" ON "case_task" ("worker_id") WHERE "worker_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "case_task_by_case_id" ON "case_task" ("case_id") WHERE "voided_at" IS NULL;

CREATE TABLE "group_member" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "group_id" INTEGER NOT NULL,
  "client_id" INTEGER,
  "household_id" INTEGER,
  "volunteer_id" INTEGER,
  "worker_id" INTEGER,
  "role" TEXT CHECK (length("role") BETWEEN 1 AND 40),
  "joined_on" INTEGER NOT NULL CHECK ("joined_on" BETWEEN -719162 AND 2932896),
  "left_on" INTEGER CHECK ("left_on" BETWEEN -719162 AND 2932896),
  CHECK (("client_id" IS NOT NULL) + ("household_id" IS NOT NULL) + ("volunteer_id" IS NOT NULL) + ("worker_id" IS NOT NULL) = 1),
  CHECK ("joined_on" <= "left_on")
);

CREATE INDEX "group_member_by_client_id" ON "group_member" ("client_id") WHERE "client_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "group_member_by_household_id" ON "group_member" ("household_id") WHERE "household_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "group_member_by_volunteer_id" ON "group_member" ("volunteer_id") WHERE "volunteer_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "group_member_by_worker_id" ON "group_member" ("worker_id") WHERE "worker_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "group_member_by_group_id" ON "group_member" ("group_id") WHERE "voided_at" IS NULL;

CREATE TABLE "incident" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "type" INTEGER NOT NULL CHECK ("type" BETWEEN 1 AND 3),
  "situation" INTEGER CHECK ("situation" BETWEEN 1 AND 9),
  "client_id" INTEGER,
  "discovered_at" INTEGER NOT NULL CHECK ("discovered_at" BETWEEN -62135596800000 AND 253402300799999),
  "police_at" INTEGER CHECK ("police_at" BETWEEN -62135596800000 AND 253402300799999),
  "responded_at" INTEGER CHECK ("responded_at" BETWEEN -62135596800000 AND 253402300799999),
  "closed_on" INTEGER CHECK ("closed_on" BETWEEN -719162 AND 2932896),
  "agreement" TEXT CHECK (length("agreement") BETWEEN 1 AND 2000),
  "content" TEXT CHECK (length("content") BETWEEN 1 AND 4000),
  "step" INTEGER CHECK ("step" BETWEEN 1 AND 3),
  "parties" TEXT CHECK (length("parties") BETWEEN 1 AND 1000),
  "follow_up_on" INTEGER CHECK ("follow_up_on" BETWEEN -719162 AND 2932896),
  "area_id" INTEGER
);

CREATE INDEX "incident_by_client_id" ON "incident" ("client_id") WHERE "client_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "incident_by_area_id" ON "incident" ("area_id") WHERE "area_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE TABLE "booking" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "venue" TEXT NOT NULL CHECK (length("venue") BETWEEN 1 AND 100),
  "starts_at" INTEGER NOT NULL CHECK ("starts_at" BETWEEN -62135596800000 AND 253402300799999),
  "ends_at" INTEGER NOT NULL CHECK ("ends_at" BETWEEN -62135596800000 AND 253402300799999),
  "booked_on" INTEGER CHECK ("booked_on" BETWEEN -719162 AND 2932896),
  "activity_id" INTEGER,
  "worker_id" INTEGER
);

CREATE INDEX "booking_by_activity_id" ON "booking" ("activity_id") WHERE "activity_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "booking_by_worker_id" ON "booking" ("worker_id") WHERE "worker_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "booking_by_venue_starts_at" ON "booking" ("venue", "starts_at") WHERE "voided_at" IS NULL;

CREATE TABLE "attachment" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "file_name" TEXT NOT NULL CHECK (length("file_name") BETWEEN 1 AND 200),
  "sha256" TEXT NOT NULL CHECK (length("sha256") BETWEEN 1 AND 64),
  "title" TEXT CHECK (length("title") BETWEEN 1 AND 100),
  "taken_on" INTEGER CHECK ("taken_on" BETWEEN -719162 AND 2932896),
  "client_id" INTEGER,
  "household_id" INTEGER,
  "case_id" INTEGER,
  "group_id" INTEGER,
  "activity_id" INTEGER,
  CHECK (("client_id" IS NOT NULL) + ("household_id" IS NOT NULL) + ("case_id" IS NOT NULL) + ("group_id" IS NOT NULL) + ("activity_id" IS NOT NULL) = 1)
);

CREATE INDEX "attachment_by_client_id" ON "attachment" ("client_id") WHERE "client_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "attachment_by_household_id" ON "attachment" ("household_id") WHERE "household_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "attachment_by_case_id" ON "attachment" ("case_id") WHERE "case_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "attachment_by_group_id" ON "attachment" ("group_id") WHERE "group_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "attachment_by_activity_id" ON "attachment" ("activity_id") WHERE "activity_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE TABLE "output" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "type" INTEGER NOT NULL CHECK ("type" BETWEEN 1 AND 10),
  "title" TEXT NOT NULL CHECK (length("title") BETWEEN 1 AND 200),
  "made_on" INTEGER NOT NULL CHECK ("made_on" BETWEEN -719162 AND 2932896),
  "area_id" INTEGER,
  "programme_id" INTEGER,
  "worker_id" INTEGER,
  "partner_id" INTEGER,
  "channel" TEXT CHECK (length("channel") BETWEEN 1 AND 40),
  "file_name" TEXT CHECK (length("file_name") BETWEEN 1 AND 200),
  "sha256" TEXT CHECK (length("sha256") BETWEEN 1 AND 64),
  "organization_id" INTEGER,
  "quantity" INTEGER CHECK ("quantity" BETWEEN 0 AND 1000000)
);

CREATE INDEX "output_by_area_id" ON "output" ("area_id") WHERE "area_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "output_by_programme_id" ON "output" ("programme_id") WHERE "programme_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "output_by_worker_id" ON "output" ("worker_id") WHERE "worker_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "output_by_partner_id" ON "output" ("partner_id") WHERE "partner_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "output_by_organization_id" ON "output" ("organization_id") WHERE "organization_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE TABLE "file_requirement" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "file" INTEGER NOT NULL CHECK ("file" BETWEEN 1 AND 7),
  "needs" TEXT NOT NULL CHECK (length("needs") BETWEEN 1 AND 100),
  "stage" TEXT CHECK (length("stage") BETWEEN 1 AND 32),
  "category_id" INTEGER,
  "at_least" INTEGER CHECK ("at_least" BETWEEN 1 AND 100),
  "starts_on" INTEGER CHECK ("starts_on" BETWEEN -719162 AND 2932896),
  "ends_on" INTEGER CHECK ("ends_on" BETWEEN -719162 AND 2932896),
  "type" TEXT CHECK (length("type") BETWEEN 1 AND 32),
  CHECK ("starts_on" <= "ends_on")
);

CREATE INDEX "file_requirement_by_category_id" ON "file_requirement" ("category_id") WHERE "category_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE TABLE "task" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "title" TEXT NOT NULL CHECK (length("title") BETWEEN 1 AND 200),
  "programme_id" INTEGER,
  "owner_id" INTEGER,
  "due_on" INTEGER CHECK ("due_on" BETWEEN -719162 AND 2932896),
  "recurrence" TEXT CHECK (length("recurrence") BETWEEN 1 AND 200),
  "note" TEXT CHECK (length("note") BETWEEN 1 AND 1000),
  "plan_id" INTEGER
);

CREATE INDEX "task_by_programme_id" ON "task" ("programme_id") WHERE "programme_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "task_by_owner_id" ON "task" ("owner_id") WHERE "owner_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "task_by_plan_id" ON "task" ("plan_id") WHERE "plan_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE TABLE "task_done" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "task_id" INTEGER NOT NULL,
  "due_on" INTEGER NOT NULL CHECK ("due_on" BETWEEN -719162 AND 2932896),
  "done_on" INTEGER NOT NULL CHECK ("done_on" BETWEEN -719162 AND 2932896),
  "worker_id" INTEGER
);

CREATE INDEX "task_done_by_task_id" ON "task_done" ("task_id") WHERE "voided_at" IS NULL;

CREATE INDEX "task_done_by_worker_id" ON "task_done" ("worker_id") WHERE "worker_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE UNIQUE INDEX "task_done_one_per_task_id_due_on" ON "task_done" ("task_id", "due_on") WHERE "voided_at" IS NULL;

CREATE TABLE "plan" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "station_id" INTEGER NOT NULL,
  "year" INTEGER NOT NULL CHECK ("year" BETWEEN 1900 AND 2100),
  "title" TEXT CHECK (length("title") BETWEEN 1 AND 200)
);

CREATE INDEX "plan_by_station_id" ON "plan" ("station_id") WHERE "voided_at" IS NULL;

CREATE UNIQUE INDEX "plan_one_per_station_id_year" ON "plan" ("station_id", "year") WHERE "voided_at" IS NULL;

CREATE TABLE "milestone" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "goal_id" INTEGER NOT NULL,
  "due_on" INTEGER NOT NULL CHECK ("due_on" BETWEEN -719162 AND 2932896),
  "target" INTEGER NOT NULL CHECK ("target" BETWEEN 0 AND 999999999999999)
);

CREATE INDEX "milestone_by_goal_id" ON "milestone" ("goal_id") WHERE "voided_at" IS NULL;

CREATE UNIQUE INDEX "milestone_one_per_goal_id_due_on" ON "milestone" ("goal_id", "due_on") WHERE "voided_at" IS NULL;

CREATE TABLE "evidence" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "goal_id" INTEGER NOT NULL,
  "shown_on" INTEGER NOT NULL CHECK ("shown_on" BETWEEN -719162 AND 2932896),
  "title" TEXT NOT NULL CHECK (length("title") BETWEEN 1 AND 200),
  "output_id" INTEGER,
  "activity_id" INTEGER
);

CREATE INDEX "evidence_by_goal_id" ON "evidence" ("goal_id") WHERE "voided_at" IS NULL;

CREATE INDEX "evidence_by_output_id" ON "evidence" ("output_id") WHERE "output_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "evidence_by_activity_id" ON "evidence" ("activity_id") WHERE "activity_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE TABLE "improvement" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "problem" TEXT NOT NULL CHECK (length("problem") BETWEEN 1 AND 500),
  "cause" TEXT CHECK (length("cause") BETWEEN 1 AND 500),
  "measure" TEXT CHECK (length("measure") BETWEEN 1 AND 500),
  "indicator" TEXT CHECK (length("indicator") BETWEEN 1 AND 64),
  "target" INTEGER CHECK ("target" BETWEEN 0 AND 999999999999999),
  "owner_id" INTEGER,
  "found_on" INTEGER NOT NULL CHECK ("found_on" BETWEEN -719162 AND 2932896),
  "due_on" INTEGER CHECK ("due_on" BETWEEN -719162 AND 2932896),
  "checked_on" INTEGER CHECK ("checked_on" BETWEEN -719162 AND 2932896),
  "result" TEXT CHECK (length("result") BETWEEN 1 AND 500),
  CHECK ("found_on" <= "checked_on")
);

CREATE INDEX "improvement_by_owner_id" ON "improvement" ("owner_id") WHERE "owner_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE TABLE "text_slot" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "month" TEXT CHECK (length("month") BETWEEN 1 AND 7),
  "plan_id" INTEGER,
  "chapter" TEXT NOT NULL CHECK (length("chapter") BETWEEN 1 AND 40),
  "text" TEXT CHECK (length("text") BETWEEN 1 AND 4000),
  CHECK (("month" IS NOT NULL) + ("plan_id" IS NOT NULL) = 1)
);

CREATE INDEX "text_slot_by_plan_id" ON "text_slot" ("plan_id") WHERE "plan_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE UNIQUE INDEX "text_slot_one_per_month_chapter" ON "text_slot" ("month", "chapter") WHERE "voided_at" IS NULL;

CREATE UNIQUE INDEX "text_slot_one_per_plan_id_chapter" ON "text_slot" ("plan_id", "chapter") WHERE "voided_at" IS NULL;

CREATE TABLE "month_close" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "month" TEXT NOT NULL CHECK (length("month") BETWEEN 1 AND 7),
  "revision" INTEGER NOT NULL CHECK ("revision" BETWEEN 1 AND 9999),
  "closed_at" INTEGER NOT NULL CHECK ("closed_at" BETWEEN -62135596800000 AND 253402300799999),
  "figures" TEXT NOT NULL CHECK (length("figures") BETWEEN 1 AND 1000000)
);

CREATE UNIQUE INDEX "month_close_one_per_month_revision" ON "month_close" ("month", "revision") WHERE "voided_at" IS NULL;

CREATE TABLE "window_entry" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "worker_id" INTEGER NOT NULL,
  "programme_id" INTEGER,
  "client_id" INTEGER,
  "happened_on" INTEGER NOT NULL CHECK ("happened_on" BETWEEN -719162 AND 2932896),
  "matter" INTEGER NOT NULL CHECK ("matter" BETWEEN 1 AND 5),
  "result" TEXT CHECK (length("result") BETWEEN 1 AND 200),
  "headcount" INTEGER CHECK ("headcount" BETWEEN 0 AND 100000)
);

CREATE INDEX "window_entry_by_worker_id" ON "window_entry" ("worker_id") WHERE "voided_at" IS NULL;

CREATE INDEX "window_entry_by_programme_id" ON "window_entry" ("programme_id") WHERE "programme_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "window_entry_by_client_id" ON "window_entry" ("client_id") WHERE "client_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE TABLE "account" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "worker_id" INTEGER,
  "volunteer_id" INTEGER,
  "role" INTEGER NOT NULL CHECK ("role" BETWEEN 1 AND 9),
  "starts_on" INTEGER NOT NULL CHECK ("starts_on" BETWEEN -719162 AND 2932896),
  "ends_on" INTEGER CHECK ("ends_on" BETWEEN -719162 AND 2932896),
  CHECK (("worker_id" IS NOT NULL) + ("volunteer_id" IS NOT NULL) = 1),
  CHECK ("starts_on" <= "ends_on")
);

CREATE INDEX "account_by_worker_id" ON "account" ("worker_id") WHERE "worker_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "account_by_volunteer_id" ON "account" ("volunteer_id") WHERE "volunteer_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE TABLE "account_scope" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "account_id" INTEGER NOT NULL,
  "area_id" INTEGER,
  "category_id" INTEGER,
  CHECK (("area_id" IS NOT NULL) + ("category_id" IS NOT NULL) = 1)
);

CREATE INDEX "account_scope_by_account_id" ON "account_scope" ("account_id") WHERE "voided_at" IS NULL;

CREATE INDEX "account_scope_by_area_id" ON "account_scope" ("area_id") WHERE "area_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "account_scope_by_category_id" ON "account_scope" ("category_id") WHERE "category_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE TABLE "access_grant" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "client_id" INTEGER NOT NULL,
  "worker_id" INTEGER,
  "volunteer_id" INTEGER,
  "purpose" INTEGER NOT NULL CHECK ("purpose" BETWEEN 1 AND 10),
  "first_id" INTEGER NOT NULL,
  "second_id" INTEGER,
  "starts_at" INTEGER NOT NULL CHECK ("starts_at" BETWEEN -62135596800000 AND 253402300799999),
  "expires_at" INTEGER NOT NULL CHECK ("expires_at" BETWEEN -62135596800000 AND 253402300799999),
  CHECK (("worker_id" IS NOT NULL) + ("volunteer_id" IS NOT NULL) = 1)
);

CREATE INDEX "access_grant_by_client_id" ON "access_grant" ("client_id") WHERE "voided_at" IS NULL;

CREATE INDEX "access_grant_by_worker_id" ON "access_grant" ("worker_id") WHERE "worker_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "access_grant_by_volunteer_id" ON "access_grant" ("volunteer_id") WHERE "volunteer_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "access_grant_by_first_id" ON "access_grant" ("first_id") WHERE "voided_at" IS NULL;

CREATE INDEX "access_grant_by_second_id" ON "access_grant" ("second_id") WHERE "second_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE TABLE "role_right" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "role" INTEGER NOT NULL CHECK ("role" BETWEEN 1 AND 9),
  "circle" INTEGER NOT NULL CHECK ("circle" BETWEEN 1 AND 12),
  "counts" INTEGER CHECK ("counts" BETWEEN 1 AND 2),
  "reads" INTEGER CHECK ("reads" BETWEEN 1 AND 2),
  "writes" INTEGER CHECK ("writes" BETWEEN 1 AND 2),
  "voids" INTEGER CHECK ("voids" BETWEEN 1 AND 2),
  "sensitive" INTEGER CHECK ("sensitive" BETWEEN 1 AND 2),
  "children" INTEGER CHECK ("children" BETWEEN 1 AND 2),
  "powers" INTEGER CHECK ("powers" BETWEEN 1 AND 127)
);

CREATE UNIQUE INDEX "role_right_one_per_role_circle" ON "role_right" ("role", "circle") WHERE "voided_at" IS NULL;

CREATE TABLE "consent" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "client_id" INTEGER NOT NULL,
  "basis" INTEGER NOT NULL CHECK ("basis" BETWEEN 1 AND 6),
  "purpose" INTEGER CHECK ("purpose" BETWEEN 1 AND 10),
  "given_on" INTEGER NOT NULL CHECK ("given_on" BETWEEN -719162 AND 2932896),
  "given_by" INTEGER CHECK ("given_by" BETWEEN 1 AND 2),
  "relative_id" INTEGER,
  "guardian_name" TEXT CHECK (length("guardian_name") BETWEEN 1 AND 64),
  "withdrawn_on" INTEGER CHECK ("withdrawn_on" BETWEEN -719162 AND 2932896),
  "document" TEXT CHECK (length("document") BETWEEN 1 AND 200),
  CHECK ("given_on" <= "withdrawn_on")
);

CREATE INDEX "consent_by_relative_id" ON "consent" ("relative_id") WHERE "relative_id" IS NOT NULL AND "voided_at" IS NULL;

CREATE INDEX "consent_by_client_id_given_on" ON "consent" ("client_id", "given_on") WHERE "voided_at" IS NULL;

CREATE TABLE "retention_term" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "what" INTEGER NOT NULL CHECK ("what" BETWEEN 1 AND 5),
  "starts" INTEGER NOT NULL CHECK ("starts" BETWEEN 1 AND 4),
  "years" INTEGER NOT NULL CHECK ("years" BETWEEN 0 AND 200),
  "action" INTEGER NOT NULL CHECK ("action" BETWEEN 1 AND 3),
  "source" TEXT CHECK (length("source") BETWEEN 1 AND 200),
  "confirmed_on" INTEGER CHECK ("confirmed_on" BETWEEN -719162 AND 2932896)
);

CREATE UNIQUE INDEX "retention_term_one_per_what_starts" ON "retention_term" ("what", "starts") WHERE "voided_at" IS NULL;

CREATE TABLE "hold" (
  "id" INTEGER PRIMARY KEY,
  "recorded_at" INTEGER NOT NULL,
  "recorded_by" INTEGER,
  "voided_at" INTEGER,
  "voided_by" INTEGER,
  "void_reason" TEXT,
  "client_id" INTEGER NOT NULL,
  "reason" TEXT NOT NULL CHECK (length("reason") BETWEEN 1 AND 200),
  "starts_on" INTEGER NOT NULL CHECK ("starts_on" BETWEEN -719162 AND 2932896),
  "ends_on" INTEGER CHECK ("ends_on" BETWEEN -719162 AND 2932896),
  CHECK ("starts_on" <= "ends_on")
);

CREATE INDEX "hold_by_client_id_starts_on" ON "hold" ("client_id", "starts_on") WHERE "voided_at" IS NULL;

