-- SPDX-License-Identifier: Apache-2.0
-- A worksheet of a plan that somebody is looking at before it is taken in: one a person and plan.
CREATE TABLE plan_intake (
  agency_id {text} NOT NULL,
  year {integer} NOT NULL,
  person_id {text} NOT NULL,
  intake_id {text} NOT NULL,
  file_name {text} NOT NULL,
  content {bytes} NOT NULL,
  created_at {integer} NOT NULL,
  PRIMARY KEY (agency_id, year, person_id)
) {strict};
CREATE INDEX plan_intake_by_age ON plan_intake (created_at);
