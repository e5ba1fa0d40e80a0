-- SPDX-License-Identifier: Apache-2.0
-- Of the link of the copy $2 that an assessor has just graded: later copies, which are to be compared with it, and itself where it
-- was compared with what another one had graded before.
UPDATE capture SET checked_with = ''
WHERE agency_id = $1 AND checked_with NOT IN ('', 'unread') AND beside = ''
  AND EXISTS (SELECT 1 FROM capture AS graded
              WHERE graded.agency_id = $1 AND graded.capture_id = $2 AND graded.round_id = capture.round_id
                AND graded.item = capture.item AND graded.address = capture.address
                AND (graded.asked_at < capture.asked_at
                     OR (graded.capture_id = capture.capture_id
                         AND EXISTS (SELECT 1 FROM capture_check AS k
                                     WHERE k.agency_id = $1 AND k.capture_id = $2 AND k.check_code = 'unchanged' AND k.part = 'graded'))))
  AND round_id = $3 AND item = $4
