-- SPDX-License-Identifier: Apache-2.0
-- What named people decided after looking at the evidence card of an agency, one line a decision, none ever changed. The card
-- itself is worked out anew from the opened stacks.
CREATE TABLE credibility_decision (
  agency_id {text} NOT NULL,
  round_id {text} NOT NULL,
  decision_number {integer} NOT NULL CONSTRAINT credibility_decision_number_from_one CHECK (decision_number >= 1),
  decision {text} NOT NULL CONSTRAINT credibility_decision_known CHECK (decision IN ('no_concern', 'ask_agency', 'examine')),
  reason {text} NOT NULL CONSTRAINT credibility_decision_has_reason CHECK (reason <> ''),
  decided_by {text} NOT NULL,
  decided_at {integer} NOT NULL,
  PRIMARY KEY (agency_id, round_id, decision_number),
  FOREIGN KEY (agency_id, round_id) REFERENCES round_agency (agency_id, round_id)
) {strict};
CREATE INDEX credibility_decision_by_round ON credibility_decision (round_id, agency_id, decision_number);
