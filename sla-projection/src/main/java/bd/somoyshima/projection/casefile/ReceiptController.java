package bd.somoyshima.projection.casefile;

import bd.somoyshima.access.Caller;
import bd.somoyshima.projection.access.Reach;
import bd.somoyshima.web.ContentPolicy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Deadline receipts, for machines and for people. */
@RestController
@Tag(name = "Cases")
class ReceiptController {

    private static final MediaType PAGE = new MediaType("text", "html", StandardCharsets.UTF_8);

    private final CaseFiles files;
    private final ReceiptPage page;
    private final Reach reach;
    private final Clock clock;

    ReceiptController(CaseFiles files, ReceiptPage page, Reach reach, Clock clock) {
        this.reach = reach;
        this.files = files;
        this.page = page;
        this.clock = clock;
    }

    @GetMapping("/api/v1/cases/{office}/{caseNo}/deadline")
    @Operation(
            summary = "Why a case is due on that day, day by day",
            description =
                    "JSON, or a printable page if Accept asks for text/html or format is html; the page is in Bangla"
                            + " unless lang is en.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = DeadlineReceipt.class)),
                                @Content(
                                        mediaType = MediaType.TEXT_HTML_VALUE,
                                        schema = @Schema(type = "string"))
                            }))
    ResponseEntity<?> receipt(
            @PathVariable String office,
            @PathVariable String caseNo,
            @RequestParam(required = false)
                    @Parameter(schema = @Schema(allowableValues = {"json", "html"}))
                    @Nullable String format,
            @RequestParam(defaultValue = "bn")
                    @Parameter(schema = @Schema(allowableValues = {"bn", "en"}))
                    String lang,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Parameter(hidden = true)
                    @Nullable String accept,
            @AuthenticationPrincipal Caller caller) {
        reach.require(caller, office);
        boolean html = isHtml(format, accept);
        if (!lang.equals("bn") && !lang.equals("en")) {
            throw new IllegalArgumentException("lang is '" + lang + "'; write bn or en");
        }
        var file = files.find(office, caseNo);
        if (file == null) {
            return CaseFiles.notFound(office, caseNo);
        }
        var receipt = DeadlineReceipt.of(file, clock.instant());
        if (!html) {
            return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(receipt);
        }
        var text = page.of(receipt, lang.equals("bn"));
        return ResponseEntity.ok()
                .contentType(PAGE)
                .header(HttpHeaders.CONTENT_LANGUAGE, lang)
                .header(ContentPolicy.HEADER, ContentPolicy.ofPage(text))
                .body(text);
    }

    private static boolean isHtml(@Nullable String format, @Nullable String accept) {
        if (format == null) {
            return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
        }
        if (!format.equals("html") && !format.equals("json")) {
            throw new IllegalArgumentException("format is '" + format + "'; write json or html");
        }
        return format.equals("html");
    }
}
