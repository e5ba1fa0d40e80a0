-- SPDX-License-Identifier: Apache-2.0
-- What a round chooses for each of its surveys, and the lists of people whom assessors call for one of them.

-- Only while the round is a draft. What has no line has the house's defaults.
CREATE TABLE round_survey (
  round_id {text} NOT NULL REFERENCES round (round_id),
  asked {text} NOT NULL,
  audience {text} NOT NULL CONSTRAINT round_survey_audience_known CHECK (audience IN ('internal', 'external')),
  credential {text} NOT NULL CONSTRAINT round_survey_credential_known CHECK (credential IN ('open_link', 'single_use_code')),
  interviewed {integer} NOT NULL CONSTRAINT round_survey_interviewed_or_not CHECK (interviewed IN (0, 1)),
  coordinators_make_codes {integer} NOT NULL CONSTRAINT round_survey_codes_by_whom CHECK (coordinators_make_codes IN (0, 1)),
  floor {integer} NOT NULL CONSTRAINT round_survey_floor_known CHECK (floor BETWEEN 5 AND 1000),
  PRIMARY KEY (round_id, asked),
  CONSTRAINT round_survey_only_outsiders_are_called
    CHECK (interviewed = 0 OR (audience = 'external' AND credential = 'single_use_code'))
) {strict};

-- The last day (whole days since 1970-01-01 in Bangkok) on which the list may exist; its line stays when its people are gone.
CREATE TABLE contact_list (
  agency_id {text} NOT NULL,
  round_id {text} NOT NULL,
  asked {text} NOT NULL,
  purpose {text} NOT NULL CONSTRAINT contact_list_has_purpose CHECK (purpose <> ''),
  last_day {integer} NOT NULL,
  state {text} NOT NULL CONSTRAINT contact_list_state_known CHECK (state IN ('open', 'handed_in', 'deleted')),
  contacts {integer} NOT NULL CONSTRAINT contact_list_counted CHECK (contacts >= 0),
  version {integer} NOT NULL,
  PRIMARY KEY (agency_id, round_id, asked),
  FOREIGN KEY (agency_id, round_id) REFERENCES round_agency (agency_id, round_id)
) {strict};
CREATE INDEX contact_list_by_round ON contact_list (round_id, asked, agency_id);
CREATE INDEX contact_list_by_last_day ON contact_list (state, last_day);

-- Who somebody is stands in `sealed` alone. A turn is a random number: the order in which people are called. Nothing here says
-- when somebody was called or who called, and no line leads to a ballot or a code.
CREATE TABLE contact (
  agency_id {text} NOT NULL,
  contact_id {text} NOT NULL,
  round_id {text} NOT NULL,
  asked {text} NOT NULL,
  sealed {text} NOT NULL,
  turn {integer} NOT NULL,
  call_state {text} NOT NULL CONSTRAINT contact_call_state_known CHECK (call_state IN ('waiting', 'not_reached', 'again', 'refused', 'answered')),
  version {integer} NOT NULL,
  PRIMARY KEY (agency_id, contact_id),
  FOREIGN KEY (agency_id, round_id, asked) REFERENCES contact_list (agency_id, round_id, asked)
) {strict};
CREATE INDEX contact_by_turn ON contact (round_id, asked, agency_id, call_state, turn);

-- A file that was looked at and not taken in yet: sealed, one of a person and list, forgotten after a day.
CREATE TABLE contact_intake (
  agency_id {text} NOT NULL,
  round_id {text} NOT NULL,
  asked {text} NOT NULL,
  person_id {text} NOT NULL,
  intake_id {text} NOT NULL,
  sealed {text} NOT NULL,
  created_at {integer} NOT NULL,
  PRIMARY KEY (agency_id, round_id, asked, person_id)
) {strict};

-- How often numbers of a list were shown to whom on which day: what the trail counts, and what keeps a list from being copied.
CREATE TABLE contact_access (
  agency_id {text} NOT NULL,
  round_id {text} NOT NULL,
  asked {text} NOT NULL,
  person_id {text} NOT NULL,
  day {integer} NOT NULL,
  shown {integer} NOT NULL CONSTRAINT contact_access_counted CHECK (shown >= 1),
  PRIMARY KEY (agency_id, round_id, asked, person_id, day)
) {strict};
