package dev.callwire.it;

import dev.callwire.annotation.ParamStyle;
import dev.callwire.annotation.RpcMethod;
import dev.callwire.annotation.RpcNotification;
import dev.callwire.annotation.RpcParam;
import dev.callwire.annotation.RpcService;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Every kind of method that a service may have. */
@RpcService("kinds")
interface Kinds {
    int half(int number) throws TooSmall, Odd;

    CompletionStage<Integer> halfLater(int number) throws TooSmall;

    CompletableFuture<@Nullable String> firstLater(List<String> texts);

    @Nullable
    String first(List<String> texts);

    void forget(String text);

    CompletionStage<@Nullable Void> forgetLater(String text);

    @RpcNotification
    void tell(String text);

    @RpcNotification(value = "told/aside", params = ParamStyle.WHOLE)
    void tellAside(List<String> texts);

    List<String> told();

    String fault(int code, @Nullable String data);

    String describe(String text, @Nullable Integer number, Optional<String> optional, OptionalInt optionalInt);

    @RpcMethod(params = ParamStyle.BY_POSITION)
    String describeByPosition(String text, @Nullable Integer number, Optional<String> optional);

    @RpcMethod(value = "kinds/whole", params = ParamStyle.WHOLE)
    String whole(Position position);

    @RpcMethod(params = ParamStyle.WHOLE)
    int sum(int[] numbers);

    @RpcMethod("kinds_renamed")
    String renamed(@RpcParam("new-name") String value, @RpcParam("class") String keyword);

    /** Of two methods with one Java name, one at least has a wire name of its own. */
    @RpcMethod("kinds.describeNumber")
    String describe(int number);

    default int doubled(int number) {
        return 2 * number;
    }

    static int tripled(int number) {
        return 3 * number;
    }

    record Position(int line, @Nullable Integer column) {}
}
