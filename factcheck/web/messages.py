"""Words for the codes that services refuse with."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

MESSAGES = {
    # signing in and roles
    "not_signed_in": _l("Sign in to go on. What you typed is kept."),
    "role_too_low": _l("Your account may not do this. An editor or an administrator can."),
    "sign_in_refused": _l("The e-mail address or the password is wrong."),
    "no_such_account": _l("There is no such account."),
    "email_taken": _l("There is an account with this address already."),
    "email_malformed": _l("Enter an e-mail address, such as name@newsroom.example."),
    "name_missing": _l("Enter a name."),
    "password_length": _l("A password has at least 12 characters."),
    "last_admin": _l("This is the last administrator. Make somebody else one first."),
    # articles
    "no_such_article": _l("There is no such article, or it is not published."),
    "text_empty": _l("Paste the text of the article first."),
    "text_too_long": _l("The text is longer than 200,000 characters. Split it into parts."),
    "text_binary": _l("This is not text: it has control characters in it. Copy the words out of the document."),
    "text_undecodable": _l("This file is in an encoding we cannot read. Save it as UTF-8."),
    "url_not_web": _l("Enter an address that begins with http:// or https://."),
    "url_missing": _l("A web page needs its address."),
    "article_withdrawn": _l("This article is not published any more."),
    "figure_without_words": _l("Give this picture its caption, or say what it shows."),
    "too_many_figures": _l("An article has at most 30 pictures."),
    "rights_missing": _l("Say what allows the full text to be shown, or choose another extent."),
    "language_unknown": _l("Choose one of the languages offered."),
    "direction_unknown": _l("Choose right to left or left to right."),
    "already_published": _l("This is published already."),
    "not_published": _l("This is not published."),
    "article_changed": _l("Somebody changed this article while you were writing."),
    # claims
    "no_such_claim": _l("There is no such claim, or it is not published."),
    "claim_changed": _l("Somebody changed this claim while you were writing."),
    "claim_set_aside": _l("This claim was set aside. Take it up again first."),
    "claim_text_empty": _l("Write the claim as one sentence that stands alone."),
    "not_set_aside": _l("This claim was not set aside."),
    "taken_by_other": _l("Somebody else has taken this claim."),
    "verdict_is_public": _l("A verdict on this claim is published. Withdraw it first."),
    "selection_outside": _l("The selection is not within the article. Select the words again."),
    "selection_missing": _l("Select the words of the article first, or choose a sentence below."),
    "selection_empty": _l("The selection has no words in it. Select some."),
    "reason_missing": _l("Write the reason in at least one sentence."),
    # sources
    "no_such_source": _l("There is no such source."),
    "source_changed": _l("Somebody changed this source while you were writing."),
    "title_missing": _l("Give the source a title, so that readers know what it is."),
    # verdicts
    "no_such_verdict": _l("There is no such verdict."),
    "rating_missing": _l("Choose a rating."),
    "wording_missing": _l("Write the wording that is rated."),
    "as_of_missing": _l("Enter the last day that the evidence covers."),
    "date_in_future": _l("This date is in the future."),
    "source_missing": _l("Attach at least one source, or say here why there is none."),
    "correction_missing": _l("Tell readers what changed and why: a verdict was published before."),
    "verdict_pending": _l("A verdict on this claim is under review. It is decided first."),
    "own_verdict": _l("You proposed this verdict, so somebody else has to review it."),
    "not_under_review": _l("This verdict is not under review any more."),
    "already_reviewed": _l("You have reviewed this verdict already."),
    "not_approved": _l("This verdict is not approved yet."),
    # links
    "no_such_link": _l("There is no such link."),
    "link_changed": _l("Somebody decided on this link meanwhile."),
    "relation_missing": _l("Choose how the two claims stand to each other."),
    # fetching and parsing pages
    "not_an_address": _l("This cannot be read as the address of a page."),
    "scheme_refused": _l("Only addresses that begin with http:// or https:// are fetched."),
    "credentials_refused": _l("The address has a user name or a password in it. Enter it without."),
    "address_disguised": _l("This address is written so that it hides where it leads. Enter it in its usual form."),
    "port_refused": _l("Only the usual ports of the web, 80 and 443, are fetched from."),
    "address_not_public": _l("This address does not lead to the public internet, so it is not fetched."),
    "too_many_hops": _l("The page redirects too often. Enter the address that it ends at."),
    "unreachable": _l("The site cannot be reached. Check the address, or try again later."),
    "certificate_refused": _l("The site's certificate is not valid, so nobody can tell who is answering."),
    "too_slow": _l("The site takes too long to answer. Try again later."),
    "too_large": _l("The page is larger than we fetch."),
    "wrong_type": _l("This is not a page of text: only HTML, JSON and plain text are fetched."),
    "wrong_encoding": _l("The site packs the page in a way that is not unpacked here."),
    "bad_status": _l("The site does not give the page out. Open it in a browser to see why."),
    "bad_answer": _l("The site's answer is damaged or was cut short. Try again later."),
    "parse_too_heavy": _l("The page is too large or too deeply nested to be read safely."),
    "parse_too_slow": _l("Reading the page took too long, so it was given up."),
    "parse_failed": _l("The page is damaged, or it is not what its site says it is."),
    "parse_busy": _l("Other pages are being read just now. Try again in a minute."),
    "not_parsed_here": _l("Documents of this kind are not read here."),
    # the newsroom
    "no_newsroom": _l("There is no newsroom in this database yet. Start one with: factcheck newsroom create"),
    "newsroom_exists": _l("This database has a newsroom already."),
    "no_such_scale": _l("There is no such rating scale."),
    "approvals_range": _l("Ask for none to three approvals."),
    "numerals_unknown": _l("Choose one of the numerals offered."),
    # work in the background
    "no_such_job": _l("There is no such job."),
    "job_is_over": _l("This job is over; there is nothing left of it to do."),
    "job_under_way": _l("Another job of this kind is under way. Wait for it to end, or cancel it."),
    "job_taken_away": _l("The job was cancelled, or another worker has it."),
    "no_such_kind_of_job": _l("This version of the program does not know this kind of work."),
    "step_failed": _l("Something broke in the program."),
    "worker_died": _l("The worker died at this article, again and again."),
    # forms
    "invalid": _l("Something needs your attention."),
    "date_unlikely": _l("This date is not likely. Check the year."),
    "too_long": _l("This is too long."),
    "version_missing": _l("The form came without the version it was made from. Reload the page and try again."),
    "sent_before_differently": _l("This form was sent before with other content. Reload the page and send it again."),
    "unknown_field": _l("The form has a field that does not belong to it."),
    "form_expired": _l("The form has expired. Send it again: what you typed is still there."),
    "host_unknown": _l("This newsroom does not answer to the name in that address. Check the address."),
    "unavailable": _l("The newsroom cannot save at the moment. Reading goes on."),
    "malformed": _l("This value cannot be read."),
}


def message(code: str) -> str:
    """The words for a code, in the page's language."""
    return str(MESSAGES.get(code, MESSAGES["invalid"]))
