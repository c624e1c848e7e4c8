package dev.callwire.examples.devtools;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.callwire.annotation.RpcService;
import org.jspecify.annotations.Nullable;

/** The protocol's domain Page: what a tab shows. Its calls belong to a session. */
@RpcService("Page")
public interface PageDomain {

    /** Asks for {@link PageEvents}. */
    void enable();

    /** Begins to load a page. */
    Navigation navigate(String url);

    /** Takes a picture of what the tab shows. */
    Screenshot captureScreenshot(ImageFormat format);

    /** What loads the page, unless the tab shows it already; and why it cannot be loaded, if so. */
    record Navigation(
            String frameId,
            @Nullable String loaderId,
            @Nullable String errorText) {}

    /** How a picture is encoded. */
    enum ImageFormat {
        @JsonProperty("png")
        PNG,
        @JsonProperty("jpeg")
        JPEG
    }

    /** An encoded picture; on the wire it is base64. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares pictures
    record Screenshot(byte[] data) {}
}
