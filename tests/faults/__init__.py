"""What breaks around us, done to real processes: the fault list of reliability.md, each fault with its proofs.

`make test` does the short ones, `make faults` all of them (on PostgreSQL and Redis of their own).
"""

PROOFS = {
    "F01 worker and its children killed in the middle": (
        "faults/test_worker.py::test_worker_killed_in_the_middle_is_followed_by_one_that_does_it_again",
        "faults/test_worker.py::test_worker_killed_while_it_renders_leaves_no_half_file_and_one_paper_each",
    ),
    "F02 only the child killed": (
        "faults/test_worker.py::test_job_that_kills_its_child_ends_before_a_person_and_holds_nobody_up",
        "faults/test_worker.py::test_children_of_a_worker_die_and_it_goes_on",
    ),
    "F03 broker down while submitting": ("faults/test_web.py::test_broker_that_is_away_hinders_no_submission",),
    "F04 broker emptied": ("faults/test_worker.py::test_broker_that_was_emptied_loses_no_job",),
    "F05 broker restarted under a living worker": (
        "faults/test_worker.py::test_worker_goes_on_when_its_broker_comes_back",
    ),
    "F06 database restarted under load": (
        "faults/test_database.py::test_restart_of_the_database_is_a_few_busy_answers_and_no_error",
    ),
    "F07 database crashes": ("faults/test_database.py::test_crash_of_the_database_takes_no_receipt_back",),
    "F08 disk full for files": (
        "core/files/test_store.py::test_nothing_unsound_remains_whichever_operation_fails",
        "core/files/test_store.py::test_a_full_disk_is_our_fault_and_leaves_nothing",
    ),
    "F09 disk full for the database": (
        "faults/test_database.py::test_full_disk_of_the_database_is_our_fault_and_never_an_acceptance",
    ),
    "F10 clock jumps": (
        "awards/test_closing.py::test_closed_list_opens_for_no_clock_that_jumps_back",
        "awards/test_machine.py::test_services_do_what_the_model_says",
    ),
    "F11 the same press many times": (
        "awards/test_races_keys.py::test_five_equal_presses_at_once_are_one_submission_and_five_equal_receipts",
    ),
    "F12 two officers at once": ("awards/test_races_office.py::test_whoever_comes_first_exactly_one_wins",),
    "F13 message delivered again": ("faults/test_worker.py::test_message_that_comes_twice_is_one_effect",),
    "F14 worker and beat dead around the cut-off": (
        "faults/test_worker.py::test_nobody_is_late_or_early_because_worker_and_beat_were_dead",
        "awards/test_reminders.py::test_passed_step_is_skipped_not_sent_late",
    ),
    "F15 two beats": ("faults/test_worker.py::test_two_beats_close_once_and_send_once",),
    "F16 web server dies before it answers": (
        "faults/test_web.py::test_press_whose_answer_was_lost_gets_the_same_receipt_again",
    ),
    "F17 stopped for a new version": ("faults/test_web.py::test_stop_for_a_new_version_finishes_what_is_being_served",),
    "F18 upload cut off": ("faults/test_web.py::test_upload_that_is_cut_off_leaves_nothing_and_may_be_sent_again",),
    "F19 slow senders": ("faults/test_web.py::test_slow_senders_do_not_keep_a_unit_from_submitting",),
    "F20 scanner away, late, or saying no": (
        "core/files/test_scanning.py::test_a_scanner_that_is_away_leaves_the_file_waiting",
        "core/files/test_scanning.py::test_an_infected_file_is_hidden_wherever_its_bytes_are_and_told_once",
    ),
    "F21 mail server away": (
        "faults/test_outside.py::test_mail_server_that_is_away_for_six_hours_loses_no_mail_and_delays_no_notice",
        "faults/test_outside.py::test_mail_that_its_server_refuses_ends_before_a_person_and_the_next_goes_out",
    ),
    "F29 deadlock": (
        "faults/test_database.py::test_deadlock_is_our_fault_for_one_of_the_two_and_nothing_for_the_other",
    ),
    "F31 extension and closing at once": (
        "awards/test_races_closing.py::test_extension_waits_for_the_closing_and_opens_again_what_it_closed",
        "awards/test_races_closing.py::test_two_extensions_at_once_are_both_kept_and_the_later_counts",
    ),
}
