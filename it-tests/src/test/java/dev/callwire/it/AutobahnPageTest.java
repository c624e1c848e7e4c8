package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** AutobahnJS in a page in a real browser. */
@Timeout(120)
class AutobahnPageTest {

    @Test
    void pageCallsRegistersPublishesAndSubscribes() throws Exception {
        try (var page = new Page();
                var router = new RouterAlone(realm -> {}, page.origin())) {
            page.open("autobahn-page.mjs", router.url());

            var done = page.report(report -> report.has("done"));

            assertThat(done.path("error").asText()).isEmpty();
            assertThat(done.path("routed")).isEqualTo(Json.tree("""
                    {"sum":42,
                     "failure":{"error":"page.error.empty","args":["nothing left"],"kwargs":{"left":0}},
                     "unknown":"wamp.error.no_such_procedure",
                     "news":[[["řeč 🦊"],{"from":"another"}]]}"""));
            assertThat(done.path("goodbyes")).isEqualTo(Json.tree("""
                    ["wamp.close.goodbye_and_out","wamp.close.goodbye_and_out"]"""));
        }
    }
}
