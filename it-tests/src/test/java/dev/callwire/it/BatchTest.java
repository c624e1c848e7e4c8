package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callwire.call.Limits;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Batches, good and bad. */
class BatchTest {
    private static ContractFixture fixture;
    private RawClient client;

    @BeforeAll
    static void start() {
        fixture = new ContractFixture();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @BeforeEach
    void connect() {
        client = fixture.begin();
    }

    @AfterEach
    void bystanderIsUnharmed() throws Exception {
        client.close();
        fixture.bystanderIsUnharmed();
    }

    @Test
    void emptyBatchIsOneError() {
        assertThat(client.ask("[]").path("error").path("code").asInt()).isEqualTo(-32600);
        assertThat(client.ask(" [ ] ").path("error").path("code").asInt()).isEqualTo(-32600);
        client.answersNext();
    }

    @Test
    void batchOfOneIsAnsweredByAnArrayOfOne() {
        assertThat(client.ask("[" + Json.call("1", "demo.add", "[1,2]") + "]"))
                .isEqualTo(Json.tree(Json.text("[{'jsonrpc':'2.0','id':1,'result':3}]")));
    }

    @Test
    void eachInvalidEntryIsAnErrorOfItsOwn() {
        var answers = client.ask(Json.text("[1,null,'x',[],[[1]],{},true]"));

        assertThat(answers).hasSize(7);
        assertThat(answers).allMatch(answer -> answer.path("error").path("code").asInt() == -32600);
        assertThat(answers)
                .allMatch(answer -> answer.has("id") && answer.path("id").isNull());
        client.answersNext();
    }

    @Test
    void callInANestedBatchDoesNotRun() {
        var answers = client.ask("[[" + Json.call("1", "demo.add", "[1,2]") + "]]");

        assertThat(answers).hasSize(1);
        assertThat(answers.get(0).path("error").path("code").asInt()).isEqualTo(-32600);
        client.answersNext();
    }

    @Test
    void batchOfNotificationsHasNoAnswer() {
        client.send("[" + Json.notification("demo.log", "['a']") + "," + Json.notification("demo.log", "['b']") + "]");

        assertThat(client.ask(Json.call("1", "demo.logged", "[]")).path("result"))
                .isEqualTo(Json.tree(Json.text("['a','b']")));
        client.answersNext();
    }

    @Test
    void batchOfAnswersHasNoAnswer() {
        client.send(Json.text(
                "[{'jsonrpc':'2.0','id':1,'result':1},{'jsonrpc':'2.0','id':'s2','error':{'code':1,'message':'x'}}]"));

        client.answersNext();
    }

    @Test
    void goodAndBadEntriesAreAnsweredTogether() {
        client.send("["
                + String.join(
                        ",",
                        Json.call("1", "demo.add", "[1,2]"),
                        Json.notification("demo.log", "['x']"),
                        Json.call("2", "demo.nothing", "[]"),
                        Json.call("3", "demo.divide", "[7,0]"),
                        Json.call("4", "demo.add", "['x',2]"),
                        Json.call("5", "demo.boom", "[]"),
                        "7",
                        Json.call("6", "demo.sleep", "[1]"))
                + "]");

        var answers = client.next();
        assertThat(answers).hasSize(7);
        assertThat(answer(answers, "1").path("result").asInt()).isEqualTo(3);
        assertThat(code(answers, "2")).isEqualTo(-32601);
        assertThat(code(answers, "3")).isEqualTo(1001);
        assertThat(code(answers, "4")).isEqualTo(-32602);
        assertThat(code(answers, "5")).isEqualTo(-32603);
        assertThat(code(answers, "null")).isEqualTo(-32600);
        assertThat(answer(answers, "6").path("result").asText()).isEqualTo("done");
        client.answersNext();
    }

    @Test
    void slowEntryHoldsUpItsBatchButNoOtherCall() {
        client.send("[" + Json.call("1", "demo.sleep", "[250]") + "," + Json.call("2", "demo.add", "[1,2]") + "]");

        assertThat(client.ask(Json.call("3", "demo.add", "[3,4]"))
                        .path("result")
                        .asInt())
                .isEqualTo(7);
        var answers = client.next();
        assertThat(answer(answers, "1").path("result").asText()).isEqualTo("done");
        assertThat(answer(answers, "2").path("result").asInt()).isEqualTo(3);
    }

    @Test
    void cancellingAnEntryEndsItInItsBatch() {
        client.send("[" + Json.call("1", "demo.sleep", "[20000]") + "," + Json.call("2", "demo.add", "[1,2]") + "]");
        client.send(Json.notification("$/cancelRequest", "{'id':1}"));

        var answers = client.next();
        assertThat(code(answers, "1")).isEqualTo(-32800);
        assertThat(answer(answers, "2").path("result").asInt()).isEqualTo(3);
        client.answersNext();
    }

    @Test
    void idInFlightInTheSameBatchIsRefused() {
        var answers = client.ask(
                "[" + Json.call("1", "demo.sleep", "[60]") + "," + Json.call("1", "demo.sleep", "[60]") + "]");

        assertThat(answers).hasSize(2);
        assertThat(answers.findValuesAsText("code")).containsExactly("-32600");
        assertThat(answers.findValuesAsText("result")).containsExactly("done");
    }

    @Test
    void hundredEntriesAreAnswered() {
        var answers = client.ask("[" + String.join(",", calls(100)) + "]");

        assertThat(answers).hasSize(100);
        assertThat(IntStream.range(0, 100))
                .allMatch(i -> answer(answers, String.valueOf(i)).path("result").asInt() == 2 * i);
    }

    @Test
    void hundredAndFirstEntryIsTooMany() {
        client.send("[" + String.join(",", calls(101)) + "]");

        var answer = client.next();
        assertThat(answer.path("id").isNull()).isTrue();
        assertThat(answer.path("error").path("code").asInt()).isEqualTo(-32010);
        assertThat(answer.path("error").path("message").asText()).contains("100", "101");
        client.answersNext();
    }

    @Test
    void batchesMayBeTurnedOff() {
        try (var without =
                new ContractFixture(Limits.DEFAULTS.toBuilder().batchEntries(0).build())) {
            assertThat(without.client()
                            .ask("[" + calls(1).get(0) + "]")
                            .path("error")
                            .path("code")
                            .asInt())
                    .isEqualTo(-32010);
            without.client().answersNext();
        }
    }

    @Test
    void brokenBatchRunsNothing() {
        var broken = "[" + Json.notification("demo.log", "['x']") + "," + Json.call("1", "demo.add", "[1,2]") + ",}";

        assertThat(client.ask(broken).path("error").path("code").asInt()).isEqualTo(-32700);
        assertThat(client.ask(Json.call("1", "demo.logged", "[]")).path("result"))
                .isEmpty();
    }

    private static List<String> calls(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Json.call(
                        String.valueOf(i), "demo.add", "[" + String.join(",", Collections.nCopies(2, "" + i)) + "]"))
                .toList();
    }

    private static JsonNode answer(JsonNode answers, String id) {
        return StreamSupport.stream(answers.spliterator(), false)
                .filter(answer -> answer.path("id").equals(Json.tree(id)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No answer has the id " + id + ": " + answers));
    }

    private static int code(JsonNode answers, String id) {
        return answer(answers, id).path("error").path("code").asInt();
    }
}
