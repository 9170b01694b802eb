CREATE TABLE `queue_reviews` (
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`language` text DEFAULT 'en' NOT NULL,
	`reviewed_by` text,
	`reviewed_at` text NOT NULL,
	`returns_on` text,
	PRIMARY KEY(`kind`, `subject`),
	FOREIGN KEY (`reviewed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `rounds` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`status` text DEFAULT 'draft' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`as_of` text NOT NULL,
	`settings` text NOT NULL,
	`progress` integer DEFAULT 0 NOT NULL,
	`board` text,
	`board_hash` text,
	`result` text,
	`result_hash` text,
	`fault` text,
	`created_by` text,
	`created_at` text NOT NULL,
	`started_at` text,
	`finished_at` text,
	`published_at` text,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `desk_visits` (
	`person_id` text PRIMARY KEY NOT NULL,
	`seen_at` text NOT NULL,
	`previous_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `notification_choices` (
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`mail` text NOT NULL,
	PRIMARY KEY(`person_id`, `kind`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `notifications` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`subject_type` text NOT NULL,
	`subject_id` text NOT NULL,
	`created_at` text NOT NULL,
	`read_at` text,
	`mailed_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `notifications_person` ON `notifications` (`person_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `notifications_subject` ON `notifications` (`subject_type`,`subject_id`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`notification_ids` text NOT NULL,
	`created_at` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_attempt_at` text NOT NULL,
	`sent_at` text,
	`last_error` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `outbox_waiting` ON `outbox` (`sent_at`,`next_attempt_at`);--> statement-breakpoint
CREATE TABLE `readings` (
	`need_id` text NOT NULL,
	`person_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`day` text NOT NULL,
	`first_at` text NOT NULL,
	PRIMARY KEY(`need_id`, `person_id`, `day`),
	FOREIGN KEY (`need_id`) REFERENCES `needs`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `readings_day` ON `readings` (`day`);--> statement-breakpoint
CREATE TABLE `submissions` (
	`token` text NOT NULL,
	`person_id` text NOT NULL,
	`location` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`person_id`, `token`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `submissions_at` ON `submissions` (`at`);--> statement-breakpoint
CREATE TABLE `follow_ups` (
	`id` text PRIMARY KEY NOT NULL,
	`introduction_id` text NOT NULL,
	`months` integer NOT NULL,
	`due_on` text NOT NULL,
	`asked_at` text,
	`still_in_use` text,
	`note` text DEFAULT '' NOT NULL,
	`language` text DEFAULT 'en' NOT NULL,
	`answered_by` text,
	`answered_at` text,
	FOREIGN KEY (`introduction_id`) REFERENCES `introductions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`answered_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `follow_ups_introduction` ON `follow_ups` (`introduction_id`);--> statement-breakpoint
CREATE INDEX `follow_ups_due` ON `follow_ups` (`due_on`);--> statement-breakpoint
CREATE TABLE `indicator_reports` (
	`id` text PRIMARY KEY NOT NULL,
	`introduction_id` text NOT NULL,
	`position` integer NOT NULL,
	`side` text NOT NULL,
	`status` text DEFAULT 'reported' NOT NULL,
	`value` text NOT NULL,
	`measured_on` text NOT NULL,
	`evidence` text DEFAULT '' NOT NULL,
	`language` text DEFAULT 'en' NOT NULL,
	`reported_by` text,
	`reported_at` text NOT NULL,
	`answered_by` text,
	`answered_at` text,
	`dispute_note` text DEFAULT '' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`introduction_id`) REFERENCES `introductions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`reported_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `indicator_reports_introduction` ON `indicator_reports` (`introduction_id`,`position`);--> statement-breakpoint
CREATE TABLE `suggestions` (
	`id` text PRIMARY KEY NOT NULL,
	`need_id` text NOT NULL,
	`offer_id` text NOT NULL,
	`status` text DEFAULT 'open' NOT NULL,
	`language` text DEFAULT 'en' NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`round_id` text,
	`suggested_by` text,
	`created_at` text NOT NULL,
	`answered_at` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`need_id`) REFERENCES `needs`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`offer_id`) REFERENCES `offers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`suggested_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `suggestions_need` ON `suggestions` (`need_id`,`status`);--> statement-breakpoint
CREATE INDEX `suggestions_offer` ON `suggestions` (`offer_id`);--> statement-breakpoint
CREATE INDEX `suggestions_round` ON `suggestions` (`round_id`);--> statement-breakpoint
CREATE TABLE `terms_versions` (
	`introduction_id` text NOT NULL,
	`number` integer NOT NULL,
	`status` text DEFAULT 'proposed' NOT NULL,
	`proposed_by_side` text NOT NULL,
	`proposed_by` text,
	`proposed_at` text NOT NULL,
	`terms` text NOT NULL,
	`language` text DEFAULT 'en' NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`answered_by` text,
	`answered_at` text,
	PRIMARY KEY(`introduction_id`, `number`),
	FOREIGN KEY (`introduction_id`) REFERENCES `introductions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`proposed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
DROP INDEX `introductions_pair`;--> statement-breakpoint
ALTER TABLE `introductions` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `introductions` ADD `language` text DEFAULT 'en' NOT NULL;--> statement-breakpoint
ALTER TABLE `introductions` ADD `message` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `introductions` ADD `contact_disclosed` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `introductions` ADD `conditions_seen` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `introductions` ADD `suggestion_id` text;--> statement-breakpoint
ALTER TABLE `introductions` ADD `created_by` text REFERENCES people(id);--> statement-breakpoint
ALTER TABLE `introductions` ADD `answer` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `introductions` ADD `answered_by` text REFERENCES people(id);--> statement-breakpoint
ALTER TABLE `introductions` ADD `reminded_at` text;--> statement-breakpoint
ALTER TABLE `introductions` ADD `support` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `introductions` ADD `starts_on` text;--> statement-breakpoint
ALTER TABLE `introductions` ADD `ends_on` text;--> statement-breakpoint
ALTER TABLE `introductions` ADD `agreed_at` text;--> statement-breakpoint
ALTER TABLE `introductions` ADD `completed_by_state_at` text;--> statement-breakpoint
ALTER TABLE `introductions` ADD `completed_by_provider_at` text;--> statement-breakpoint
ALTER TABLE `introductions` ADD `completion_reminded_at` text;--> statement-breakpoint
ALTER TABLE `introductions` ADD `by_silence` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `introductions` ADD `closed_at` text;--> statement-breakpoint
ALTER TABLE `introductions` ADD `closed_by_side` text;--> statement-breakpoint
ALTER TABLE `introductions` ADD `end_reason` text;--> statement-breakpoint
CREATE INDEX `introductions_need` ON `introductions` (`need_id`);--> statement-breakpoint
CREATE INDEX `introductions_offer` ON `introductions` (`offer_id`);--> statement-breakpoint
CREATE INDEX `introductions_status` ON `introductions` (`status`,`created_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `introductions_pair` ON `introductions` (`need_id`,`offer_id`) WHERE status in ('introduced', 'accepted', 'agreed');--> statement-breakpoint
ALTER TABLE `activities` ADD `introduction_id` text REFERENCES introductions(id);--> statement-breakpoint
ALTER TABLE `activities` ADD `source_need_id` text;--> statement-breakpoint
ALTER TABLE `activities` ADD `source` text;--> statement-breakpoint
ALTER TABLE `activities` ADD `support` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `activities` ADD `reported_by` text REFERENCES people(id);--> statement-breakpoint
CREATE UNIQUE INDEX `activities_introduction` ON `activities` (`introduction_id`);--> statement-breakpoint
ALTER TABLE `people` ADD `locale` text DEFAULT 'en' NOT NULL;