-- SPDX-License-Identifier: Apache-2.0
INSERT INTO survey_channel (survey_number, channel, received) VALUES ($1, $2, $3)
ON CONFLICT (survey_number, channel) DO UPDATE SET received = survey_channel.received + excluded.received
