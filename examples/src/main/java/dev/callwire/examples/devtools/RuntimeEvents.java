package dev.callwire.examples.devtools;

import dev.callwire.annotation.ParamStyle;
import dev.callwire.annotation.RpcNotification;
import dev.callwire.annotation.RpcService;
import dev.callwire.examples.devtools.RuntimeDomain.RemoteObject;
import java.util.List;

/** The events of the domain Runtime. Each comes with the id of its session. */
@RpcService(value = "Runtime", params = ParamStyle.WHOLE)
public interface RuntimeEvents {

    /** A script has called a method of {@code console}. */
    @RpcNotification
    void consoleAPICalled(ConsoleCall event);

    /** The method, {@code log} for one, and its arguments. */
    record ConsoleCall(String type, List<RemoteObject> args) {}
}
