CREATE TABLE `activities` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text,
	`provider_name` text NOT NULL,
	`offer_id` text,
	`state` text NOT NULL,
	`category` text NOT NULL,
	`topics` text DEFAULT '[]' NOT NULL,
	`language` text NOT NULL,
	`title` text NOT NULL,
	`titles` text DEFAULT '{}' NOT NULL,
	`date_from` text NOT NULL,
	`date_to` text NOT NULL,
	`status` text NOT NULL,
	`label` text DEFAULT 'CLEAR' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`provenance` text,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`offer_id`) REFERENCES `offers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "activities_in_order" CHECK("activities"."date_from" <= "activities"."date_to")
);
--> statement-breakpoint
CREATE INDEX `activities_state` ON `activities` (`state`,`category`);--> statement-breakpoint
CREATE INDEX `activities_offer` ON `activities` (`offer_id`);--> statement-breakpoint
CREATE TABLE `audit_log` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`person_id` text,
	`organisation_id` text,
	`action` text NOT NULL,
	`subject_type` text NOT NULL,
	`subject_id` text NOT NULL,
	`state` text,
	`before` text,
	`after` text,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `audit_log_hash_unique` ON `audit_log` (`hash`);--> statement-breakpoint
CREATE INDEX `audit_subject` ON `audit_log` (`subject_type`,`subject_id`);--> statement-breakpoint
CREATE INDEX `audit_state` ON `audit_log` (`state`);--> statement-breakpoint
CREATE TABLE `introductions` (
	`id` text PRIMARY KEY NOT NULL,
	`need_id` text NOT NULL,
	`offer_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`implementer_id` text,
	`status` text DEFAULT 'introduced' NOT NULL,
	`created_at` text NOT NULL,
	`answered_at` text,
	FOREIGN KEY (`need_id`) REFERENCES `needs`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`offer_id`) REFERENCES `offers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`provider_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`implementer_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `introductions_pair` ON `introductions` (`need_id`,`offer_id`);--> statement-breakpoint
CREATE INDEX `introductions_provider` ON `introductions` (`provider_id`);--> statement-breakpoint
CREATE INDEX `introductions_implementer` ON `introductions` (`implementer_id`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`organisation_id` text NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`roles` text NOT NULL,
	`invited_by` text,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`used_at` text,
	`revoked_at` text,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invited_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_token_hash_unique` ON `invitations` (`token_hash`);--> statement-breakpoint
CREATE INDEX `invitations_organisation` ON `invitations` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `need_indicators` (
	`need_id` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`baseline` text,
	`target` text NOT NULL,
	PRIMARY KEY(`need_id`, `position`),
	FOREIGN KEY (`need_id`) REFERENCES `needs`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `needs` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text,
	`state` text NOT NULL,
	`status` text DEFAULT 'draft' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`language` text NOT NULL,
	`title` text DEFAULT '' NOT NULL,
	`titles` text DEFAULT '{}' NOT NULL,
	`category` text,
	`topics` text DEFAULT '[]' NOT NULL,
	`whole_category` integer DEFAULT false NOT NULL,
	`support` text DEFAULT '[]' NOT NULL,
	`languages` text DEFAULT '[]' NOT NULL,
	`modes` text DEFAULT '[]' NOT NULL,
	`window_from` text,
	`window_to` text,
	`label_summary` text DEFAULT 'AMBER' NOT NULL,
	`label_details` text DEFAULT 'AMBER' NOT NULL,
	`objective` text DEFAULT '' NOT NULL,
	`objectives` text DEFAULT '{}' NOT NULL,
	`stage` text,
	`national_priority` integer,
	`technologies` text DEFAULT '[]' NOT NULL,
	`refuses` text DEFAULT '[]' NOT NULL,
	`women_target` integer,
	`accessible` integer DEFAULT false NOT NULL,
	`weights` text DEFAULT '{}' NOT NULL,
	`evidence_instrument` text,
	`evidence_level` text,
	`evidence_year` integer,
	`evidence_reference` text,
	`created_by` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`posted_on` text,
	`review_on` text,
	`closed_at` text,
	`provenance` text,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "needs_window_in_order" CHECK("needs"."window_from" is null or "needs"."window_to" is null or "needs"."window_from" <= "needs"."window_to")
);
--> statement-breakpoint
CREATE INDEX `needs_state` ON `needs` (`state`);--> statement-breakpoint
CREATE INDEX `needs_status_posted` ON `needs` (`status`,`posted_on`,`id`);--> statement-breakpoint
CREATE INDEX `needs_category` ON `needs` (`category`);--> statement-breakpoint
CREATE TABLE `offers` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`status` text DEFAULT 'draft' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`language` text NOT NULL,
	`title` text DEFAULT '' NOT NULL,
	`titles` text DEFAULT '{}' NOT NULL,
	`summary` text DEFAULT '' NOT NULL,
	`summaries` text DEFAULT '{}' NOT NULL,
	`funder` text,
	`implementer` text,
	`categories` text DEFAULT '[]' NOT NULL,
	`support` text DEFAULT '[]' NOT NULL,
	`stages` text DEFAULT '[]' NOT NULL,
	`covers` text DEFAULT '[]' NOT NULL,
	`excludes` text,
	`places` integer,
	`per_state` integer DEFAULT 1 NOT NULL,
	`languages` text DEFAULT '[]' NOT NULL,
	`modes` text DEFAULT '[]' NOT NULL,
	`window_from` text,
	`window_to` text,
	`duration_weeks` integer,
	`technologies` text DEFAULT '[]' NOT NULL,
	`arrangements` text,
	`conditions_answer` text,
	`conditions` text DEFAULT '[]' NOT NULL,
	`conditions_note` text,
	`tied` text,
	`handover` integer,
	`follow_up_months` integer,
	`outcome_indicators` integer,
	`evaluation` integer,
	`earlier_results` integer,
	`earlier_results_reference` text,
	`responds_to_needs` integer,
	`co_design` integer,
	`joint_monitoring` integer,
	`plan_confidentiality` integer,
	`human_rights_safeguards` integer,
	`gender_marker` integer,
	`women_seats` integer,
	`accessible` integer,
	`handling_accepted` integer,
	`created_by` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`posted_on` text,
	`confirmed_on` text,
	`closed_at` text,
	`provenance` text,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "offers_window_in_order" CHECK("offers"."window_from" is null or "offers"."window_to" is null or "offers"."window_from" <= "offers"."window_to")
);
--> statement-breakpoint
CREATE INDEX `offers_organisation` ON `offers` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `offers_status_posted` ON `offers` (`status`,`posted_on`,`id`);--> statement-breakpoint
CREATE TABLE `organisations` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`names` text DEFAULT '{}' NOT NULL,
	`state` text,
	`website` text,
	`verified_at` text,
	`is_demo` integer DEFAULT false NOT NULL,
	`created_at` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	CONSTRAINT "organisations_state_stated" CHECK("organisations"."kind" <> 'state' or "organisations"."state" is not null)
);
--> statement-breakpoint
CREATE INDEX `organisations_state` ON `organisations` (`state`);--> statement-breakpoint
CREATE UNIQUE INDEX `organisations_name` ON `organisations` (`name`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`password_hash` text NOT NULL,
	`is_demo` integer DEFAULT false NOT NULL,
	`suspended_at` text,
	`created_at` text NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_email` ON `people` (`email`);--> statement-breakpoint
CREATE TABLE `person_roles` (
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	PRIMARY KEY(`person_id`, `role`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `reference_groups` (
	`code` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`names` text NOT NULL,
	`parent` text
);
--> statement-breakpoint
CREATE TABLE `reference_memberships` (
	`state` text NOT NULL,
	`group_code` text NOT NULL,
	`valid_from` text DEFAULT '' NOT NULL,
	`valid_to` text,
	`note` text,
	`edited_at` text,
	PRIMARY KEY(`state`, `group_code`, `valid_from`),
	FOREIGN KEY (`state`) REFERENCES `reference_states`(`iso3`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`group_code`) REFERENCES `reference_groups`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reference_memberships_group` ON `reference_memberships` (`group_code`);--> statement-breakpoint
CREATE TABLE `reference_principles` (
	`id` text PRIMARY KEY NOT NULL,
	`names` text NOT NULL,
	`text_en` text NOT NULL,
	`text_zh` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `reference_states` (
	`iso3` text PRIMARY KEY NOT NULL,
	`iso2` text NOT NULL,
	`m49` text NOT NULL,
	`status` text NOT NULL,
	`names` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reference_states_iso2_unique` ON `reference_states` (`iso2`);--> statement-breakpoint
CREATE UNIQUE INDEX `reference_states_m49_unique` ON `reference_states` (`m49`);--> statement-breakpoint
CREATE TABLE `reference_taxonomy` (
	`code` text PRIMARY KEY NOT NULL,
	`parent` text,
	`names` text NOT NULL,
	`definition` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` text NOT NULL,
	`user_agent` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sessions_person` ON `sessions` (`person_id`);--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `stances` (
	`side` text NOT NULL,
	`need_id` text NOT NULL,
	`offer_id` text NOT NULL,
	`rank` integer,
	`declined` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`side`, `need_id`, `offer_id`),
	FOREIGN KEY (`need_id`) REFERENCES `needs`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`offer_id`) REFERENCES `offers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `stances_offer` ON `stances` (`offer_id`);--> statement-breakpoint
CREATE TRIGGER `audit_log_no_update` BEFORE UPDATE ON `audit_log` BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_log_no_delete` BEFORE DELETE ON `audit_log` BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
