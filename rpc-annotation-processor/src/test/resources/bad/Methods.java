package bad;

import dev.callwire.annotation.Blocking;
import dev.callwire.annotation.Idempotent;
import dev.callwire.annotation.NonBlocking;
import dev.callwire.annotation.ParamStyle;
import dev.callwire.annotation.RpcMethod;
import dev.callwire.annotation.RpcNotification;
import dev.callwire.annotation.RpcParam;
import dev.callwire.annotation.RpcService;
import java.util.Optional;

@RpcService
@NonBlocking
@Blocking //! Something either blocks or does not. Found @Blocking and @NonBlocking on Methods.
interface Methods {
    <T> T generic(T value); //! A service's method must not be generic, since the other end could not know its types. Found: generic(T) with T.

    void finalize(); //! A service's method must not be finalize(), which the garbage collector calls.

    @RpcMethod
    @RpcNotification //! A method is either called or notified. Found @RpcMethod and @RpcNotification on both().
    void both();

    @RpcNotification
    int answered(); //! A notification is never answered, so it must return void. Found: int.

    @RpcNotification
    void failing() throws Exception; //! A notification is never answered, so it must not declare what nobody would learn. Found: throws Exception.

    @RpcNotification
    @Idempotent //! @Idempotent lets a call be sent again when its answer is missing, and a notification has none.
    void repeated();

    @Blocking //! Found @Blocking and @NonBlocking on undecided.
    @NonBlocking
    void undecided();

    @Idempotent //! @Idempotent marks an abstract method of a service, and one with a body stays local. Found it on local(int).
    default int local(int x) {
        return x;
    }

    @RpcMethod("x") //! @RpcMethod marks an abstract method of a service
    static void here() {}

    @RpcMethod(params = ParamStyle.WHOLE) //! With ParamStyle.WHOLE the single parameter is the params, so it must be one that stands in JSON as an object or an array. Found: 2 parameters.
    void wholeOfTwo(int[] a, int[] b);

    @RpcMethod(params = ParamStyle.WHOLE) //! Found: 0 parameters.
    void wholeOfNone();

    @RpcMethod(params = ParamStyle.WHOLE) //! Found: an int.
    void wholeNumber(int a);

    @RpcNotification(params = ParamStyle.WHOLE) //! Found: a java.util.Optional<int[]>.
    void wholeOptional(Optional<int[]> a);

    void twice(@RpcParam("b") int a, int b); //! The parameters of a method must have distinct names. Found 'b' twice.

    void thrice(int a, @RpcParam("a") int b, @RpcParam("_meta") int c); //! Found 'a' twice. //! A parameter must not be named '_meta'

    void reserved(int _meta, String partialResultToken, String workDoneToken); //! '_meta', which protocols put beside the parameters of any method //! 'partialResultToken' //! 'workDoneToken'

    void nameless(@RpcParam("") int a, @RpcParam(" b") int b); //! A parameter's name must not be empty. //! A parameter's name must not begin or end with a blank. Found: ' b'.
}

class Misplaced {
    @RpcMethod //! @RpcMethod marks an abstract method of a service
    void f() {}

    abstract static class Abstract {
        @Idempotent //! @Idempotent marks a method of an interface. Found it in a class, Abstract.
        abstract void f();
    }
}

@RpcService(params = ParamStyle.INHERITED) //! A service has no outer style to inherit. Found: ParamStyle.INHERITED.
interface Inheriting {
    void f(int a);
}

@RpcService(params = ParamStyle.WHOLE)
interface AllWhole {
    void none();

    void number(int a); //! Found: an int.
}
