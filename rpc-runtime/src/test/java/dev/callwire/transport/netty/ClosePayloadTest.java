package dev.callwire.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ClosePayloadTest {

    @Test
    void codeComesBeforeTheReason() {
        assertThat(ClosePayload.of(1000, "ok")).containsExactly(3, 0xE8, 'o', 'k');
    }

    @Test
    void longReasonIsCut() {
        assertThat(ClosePayload.of(1000, "x".repeat(200))).hasSize(125);
    }

    @Test
    void characterIsNotCutInTwo() {
        var payload = ClosePayload.of(1000, "x".repeat(122) + "€");

        assertThat(new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8))
                .isEqualTo("x".repeat(122));
    }

    @Test
    void codeIsEchoedWithoutAReason() {
        assertThat(ClosePayload.echo(4000)).containsExactly(0x0F, 0xA0);
    }

    @Test
    void noCodeIsEchoedAsNone() {
        assertThat(ClosePayload.echo(-1)).isEmpty();
    }
}
