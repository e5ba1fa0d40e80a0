-- SPDX-License-Identifier: Apache-2.0
UPDATE capture SET records_sha256 = '' WHERE capture_id = $1
