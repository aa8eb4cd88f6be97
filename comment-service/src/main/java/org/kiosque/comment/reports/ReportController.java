package org.kiosque.comment.reports;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.kiosque.comment.policy.CleanedText;
import org.kiosque.comment.reports.ReportApi.NewReport;
import org.kiosque.comment.reports.ReportApi.Received;
import org.kiosque.common.failures.InvalidFieldException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
record ReportController(ReportDesk desk) {

    /** Repeating is harmless: the first report of a network stands. */
    @PostMapping("/api/v1/comments/{id}/reports")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Received report(@PathVariable String id, @Valid @RequestBody NewReport report, HttpServletRequest request) {
        Reason reason = Reason.of(report.reason())
                .orElseThrow(() ->
                        new InvalidFieldException("/reason", "must be offensive, abusive, spam, illegal or other"));
        String note = report.note() == null ? "" : CleanedText.lines("/note", report.note());
        return new Received(desk.report(id, reason, note.isEmpty() ? null : note, request.getRemoteAddr()));
    }
}
