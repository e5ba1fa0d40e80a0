-- SPDX-License-Identifier: Apache-2.0
SELECT survey_number, fingerprint, bytes_each, sheets_count, sheets, refused FROM ballot_stack WHERE survey_number = $1
