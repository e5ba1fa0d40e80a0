-- SPDX-License-Identifier: Apache-2.0
-- Numbers of surveys, channels, and how many.
INSERT INTO survey_channel (survey_number, channel, received)
SELECT i.survey, i.channel, i.received FROM unnest($1::text::bigint[], $2::text::text[], $3::text::bigint[]) AS i (survey, channel, received)
ON CONFLICT (survey_number, channel) DO UPDATE SET received = survey_channel.received + excluded.received
