-- SPDX-License-Identifier: Apache-2.0
-- People, the roles they hold, how they prove who they are, and deeds that wait for a second person.
CREATE TABLE person (
  person_id {text} NOT NULL,
  mail {text} NOT NULL,
  name {text} NOT NULL,
  language {text} NOT NULL CONSTRAINT person_language_known CHECK (language IN ('th', 'en')),
  password {text} NOT NULL,
  password_version {integer} NOT NULL,
  second_factor {bytes},
  second_factor_step {integer} NOT NULL,
  created_at {integer} NOT NULL,
  ended_at {integer},
  PRIMARY KEY (person_id)
) {strict};
CREATE UNIQUE INDEX person_mail ON person (mail);

CREATE TABLE role_grant (
  person_id {text} NOT NULL REFERENCES person (person_id),
  number {integer} NOT NULL,
  role {text} NOT NULL,
  province_id {text} NOT NULL,
  agency_id {text} NOT NULL,
  unit_id {text} NOT NULL,
  given_by {text} NOT NULL,
  given_at {integer} NOT NULL,
  ended_at {integer},
  PRIMARY KEY (person_id, number)
) {strict};
CREATE INDEX role_grant_by_agency ON role_grant (agency_id);

CREATE TABLE recovery_code (
  person_id {text} NOT NULL REFERENCES person (person_id),
  digest {bytes} NOT NULL,
  used_at {integer},
  PRIMARY KEY (person_id, digest)
) {strict};

CREATE TABLE session (
  digest {bytes} NOT NULL,
  public_id {text} NOT NULL,
  person_id {text} NOT NULL REFERENCES person (person_id),
  strength {text} NOT NULL CONSTRAINT session_strength_known CHECK (strength IN ('password', 'full')),
  device {text} NOT NULL,
  created_at {integer} NOT NULL,
  seen_at {integer} NOT NULL,
  expires_at {integer} NOT NULL,
  PRIMARY KEY (digest)
) {strict};
CREATE INDEX session_by_person ON session (person_id);

CREATE TABLE invitation (
  digest {bytes} NOT NULL,
  public_id {text} NOT NULL,
  purpose {text} NOT NULL CONSTRAINT invitation_purpose_known CHECK (purpose IN ('invitation', 'reset')),
  mail {text} NOT NULL,
  name {text} NOT NULL,
  role {text} NOT NULL,
  province_id {text} NOT NULL,
  agency_id {text} NOT NULL,
  unit_id {text} NOT NULL,
  invited_by {text} NOT NULL,
  created_at {integer} NOT NULL,
  expires_at {integer} NOT NULL,
  used_at {integer},
  ended_at {integer},
  PRIMARY KEY (digest)
) {strict};
CREATE UNIQUE INDEX invitation_public_id ON invitation (public_id);
CREATE INDEX invitation_by_mail ON invitation (mail);

CREATE TABLE proposal (
  proposal_id {text} NOT NULL,
  kind {text} NOT NULL,
  agency_id {text} NOT NULL,
  subject_id {text} NOT NULL,
  payload {text} NOT NULL,
  reason {text} NOT NULL,
  proposed_by {text} NOT NULL,
  proposed_at {integer} NOT NULL,
  decision {text} NOT NULL
    CONSTRAINT proposal_decision_known CHECK (decision IN ('waiting', 'accepted', 'refused', 'withdrawn')),
  decided_by {text},
  decided_at {integer},
  decision_reason {text} NOT NULL,
  PRIMARY KEY (proposal_id),
  CONSTRAINT proposal_needs_two_persons CHECK (decision <> 'accepted' OR decided_by <> proposed_by),
  CONSTRAINT proposal_decided_by_somebody CHECK ((decision = 'waiting') = (decided_by IS NULL))
) {strict};
CREATE UNIQUE INDEX proposal_one_waiting ON proposal (kind, subject_id) WHERE decision = 'waiting';
