-- SPDX-License-Identifier: Apache-2.0
UPDATE audit_entry SET line = replace(line, 'agency_coordinator', 'agency_executive') WHERE sequence = 0
