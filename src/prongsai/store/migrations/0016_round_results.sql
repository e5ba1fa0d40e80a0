-- SPDX-License-Identifier: Apache-2.0
-- What came of looking at an agency's counts and grades to make its results of a round: what is missing, what is in the way, and the
-- version of its results that the round made last (0: none yet). Lists hold words with a space between.
CREATE TABLE round_result (
  agency_id {text} NOT NULL,
  round_id {text} NOT NULL,
  outcome {text} NOT NULL CONSTRAINT round_result_outcome_known CHECK (outcome IN ('ready', 'same', 'clashing', 'nothing')),
  surveys_unopened {text} NOT NULL,
  surveys_unscored {text} NOT NULL,
  items_open {integer} NOT NULL CONSTRAINT round_result_items_counted CHECK (items_open >= 0),
  deductions {text} NOT NULL,
  clashes {text} NOT NULL CONSTRAINT round_result_clashes_named CHECK ((clashes <> '') = (outcome = 'clashing')),
  made_number {integer} NOT NULL CONSTRAINT round_result_made_counted CHECK (made_number >= 0),
  figures_sha256 {text} NOT NULL,
  looked_at {integer} NOT NULL,
  PRIMARY KEY (agency_id, round_id),
  FOREIGN KEY (agency_id, round_id) REFERENCES round_agency (agency_id, round_id)
) {strict};
CREATE INDEX round_result_by_round ON round_result (round_id, outcome, agency_id);
