-- SPDX-License-Identifier: Apache-2.0
SELECT asked, audience, credential, interviewed, coordinators_make_codes, floor FROM round_survey WHERE round_id = $1 ORDER BY asked
