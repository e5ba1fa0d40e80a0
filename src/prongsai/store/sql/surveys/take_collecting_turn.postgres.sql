-- SPDX-License-Identifier: Apache-2.0
-- Before anything is read: what the transaction sees is of a moment after the one before it has committed.
LOCK TABLE collecting_turn IN EXCLUSIVE MODE
