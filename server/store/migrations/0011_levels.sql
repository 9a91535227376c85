-- At which level somebody works, in the words of the company: "P6", "高级工程师".

ALTER TABLE person ADD COLUMN level TEXT NOT NULL DEFAULT '';
