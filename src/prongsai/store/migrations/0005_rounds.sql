-- SPDX-License-Identifier: Apache-2.0
-- Assessment rounds: their calendar, the decisions that changed it, who takes part, and how many answers are wanted.
CREATE TABLE round (
  round_id {text} NOT NULL,
  edition_id {text} NOT NULL,
  name_th {text} NOT NULL,
  name_en {text} NOT NULL,
  fiscal_year {integer} NOT NULL,
  state {text} NOT NULL CONSTRAINT round_state_known CHECK (state IN ('draft', 'opened', 'closed', 'published')),
  fingerprint {text} NOT NULL,
  calendar_hash {text} NOT NULL,
  frozen_hash {text} NOT NULL,
  created_at {integer} NOT NULL,
  opened_at {integer},
  closed_at {integer},
  published_at {integer},
  version {integer} NOT NULL,
  PRIMARY KEY (round_id),
  CONSTRAINT round_frozen_when_opened CHECK (
    (state = 'draft' AND opened_at IS NULL AND fingerprint = '' AND calendar_hash = '' AND frozen_hash = '')
    OR (state <> 'draft' AND opened_at IS NOT NULL AND fingerprint <> '' AND calendar_hash <> '' AND frozen_hash <> '')),
  CONSTRAINT round_closed_when_over CHECK ((state IN ('closed', 'published')) = (closed_at IS NOT NULL)),
  CONSTRAINT round_published_at_some_time CHECK ((state = 'published') = (published_at IS NOT NULL))
) {strict};

CREATE TABLE round_phase (
  round_id {text} NOT NULL REFERENCES round (round_id),
  phase {text} NOT NULL,
  opens_at {integer} NOT NULL,
  closes_at {integer} NOT NULL,
  grace_minutes {integer} NOT NULL CONSTRAINT round_phase_grace_not_negative CHECK (grace_minutes >= 0),
  PRIMARY KEY (round_id, phase)
) {strict};

CREATE TABLE round_extension (
  round_id {text} NOT NULL REFERENCES round (round_id),
  number {integer} NOT NULL,
  kind {text} NOT NULL CONSTRAINT round_extension_kind_known CHECK (kind IN ('extend', 'move', 'shorten')),
  phase {text} NOT NULL,
  from_at {integer} NOT NULL,
  to_at {integer} NOT NULL,
  grace_minutes {integer} NOT NULL,
  reason {text} NOT NULL CONSTRAINT round_extension_has_reason CHECK (reason <> ''),
  decided_by {text} NOT NULL,
  decided_at {integer} NOT NULL,
  PRIMARY KEY (round_id, number),
  CONSTRAINT round_extension_has_length CHECK (from_at < to_at)
) {strict};

CREATE TABLE round_phase_event (
  round_id {text} NOT NULL REFERENCES round (round_id),
  phase {text} NOT NULL,
  event {text} NOT NULL CONSTRAINT round_phase_event_known CHECK (event IN ('opened', 'closed')),
  due_at {integer} NOT NULL,
  noted_at {integer} NOT NULL,
  PRIMARY KEY (round_id, phase, event, due_at)
) {strict};

-- What is known of an agency when its round opens is kept here; of a draft only who takes part.
CREATE TABLE round_agency (
  agency_id {text} NOT NULL,
  round_id {text} NOT NULL REFERENCES round (round_id),
  type {text} NOT NULL,
  size {text} NOT NULL,
  province_id {text} NOT NULL,
  head_count_internal {integer},
  head_count_external {integer},
  PRIMARY KEY (agency_id, round_id)
) {strict};
CREATE INDEX round_agency_by_round ON round_agency (round_id, agency_id);

CREATE TABLE round_sample (
  agency_id {text} NOT NULL,
  round_id {text} NOT NULL,
  instrument {text} NOT NULL,
  demand {text} NOT NULL CONSTRAINT round_sample_demand_known CHECK (demand IN ('count', 'everybody', 'unknown')),
  count {integer} NOT NULL,
  basis {text} NOT NULL,
  rule {integer},
  head_count {integer},
  share_count {integer},
  missing {text} NOT NULL,
  PRIMARY KEY (agency_id, round_id, instrument),
  FOREIGN KEY (agency_id, round_id) REFERENCES round_agency (agency_id, round_id),
  CONSTRAINT round_sample_unknown_is_no_number CHECK (demand <> 'unknown' OR count = 0)
) {strict};
CREATE INDEX round_sample_by_round ON round_sample (round_id, instrument, demand);
