-- Canned responses for osTicket. Run it again to update them: they are known by their titles.
-- If your tables do not start with ost_, change it here:
SET @prefix = 'ost_';

SET NAMES utf8;
CREATE TEMPORARY TABLE wl_replies (title varchar(255), response text, notes text) CHARSET utf8;
INSERT INTO wl_replies (title, response, notes) VALUES
{rows};
SET @add = CONCAT('INSERT INTO `', @prefix, 'canned_response` ',
  '(dept_id, isenabled, title, response, lang, notes, created, updated) ',
  'SELECT 0, 1, title, response, ''en_US'', notes, NOW(), NOW() FROM wl_replies ',
  'ON DUPLICATE KEY UPDATE response = VALUES(response), notes = VALUES(notes), updated = NOW()');
PREPARE add_replies FROM @add;
EXECUTE add_replies;
DEALLOCATE PREPARE add_replies;
DROP TEMPORARY TABLE wl_replies;
