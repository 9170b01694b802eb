ALTER TABLE `introductions` ADD `answer_language` text DEFAULT 'en' NOT NULL;--> statement-breakpoint
ALTER TABLE `introductions` ADD `end_reason_language` text DEFAULT 'en' NOT NULL;--> statement-breakpoint
ALTER TABLE `indicator_reports` ADD `dispute_language` text DEFAULT 'en' NOT NULL;