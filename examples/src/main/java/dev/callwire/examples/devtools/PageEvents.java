package dev.callwire.examples.devtools;

import dev.callwire.annotation.ParamStyle;
import dev.callwire.annotation.RpcNotification;
import dev.callwire.annotation.RpcService;
import org.jspecify.annotations.Nullable;

/** The events of the domain Page. Each comes with the id of its session. */
@RpcService(value = "Page", params = ParamStyle.WHOLE)
public interface PageEvents {

    /** A frame has another page from now on. */
    @RpcNotification
    void frameNavigated(FrameNavigated event);

    /** The page has loaded, with all that belongs to it. */
    @RpcNotification
    void loadEventFired(LoadEventFired event);

    /** Which frame. */
    record FrameNavigated(Frame frame) {}

    /** A frame: within which other one, if any; and what loads its page. */
    record Frame(String id, @Nullable String parentId, String loaderId, String url) {}

    /** When, in seconds of a clock that only goes on. */
    record LoadEventFired(double timestamp) {}
}
