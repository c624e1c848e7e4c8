package dev.callwire.examples.devtools;

import dev.callwire.annotation.ParamStyle;
import dev.callwire.annotation.RpcNotification;
import dev.callwire.annotation.RpcService;

/** The events of the domain Target. */
@RpcService(value = "Target", params = ParamStyle.WHOLE)
public interface TargetEvents {

    /** A session has begun. */
    @RpcNotification
    void attachedToTarget(AttachedToTarget event);

    /** A session has ended. */
    @RpcNotification
    void detachedFromTarget(DetachedFromTarget event);

    /** Which session, and with what. */
    record AttachedToTarget(String sessionId, TargetInfo targetInfo) {}

    /** Which session it was. */
    record DetachedFromTarget(String sessionId) {}

    /** A target: its kind, {@code page} for a tab, and what it shows. */
    record TargetInfo(String targetId, String type, String title, String url) {}
}
