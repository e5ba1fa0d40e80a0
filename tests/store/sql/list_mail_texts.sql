-- SPDX-License-Identifier: Apache-2.0
SELECT body FROM mail_message WHERE body <> ''
