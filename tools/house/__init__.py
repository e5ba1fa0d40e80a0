# SPDX-License-Identifier: Apache-2.0
"""The rules of the tree, as plain functions: tools/check_floors and tools/check_tidy_house run them,
tests/house shows that each one can fail."""
