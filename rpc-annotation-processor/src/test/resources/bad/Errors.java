package bad;

import dev.callwire.annotation.RpcError;
import dev.callwire.annotation.RpcMethod;
import dev.callwire.annotation.RpcNotification;
import dev.callwire.annotation.RpcService;
import java.io.IOException;
import java.util.concurrent.CompletionStage;

@RpcService
interface Errors {
    void checked() throws IOException; //! A checked exception must be marked @RpcError to cross the wire. Found: throws java.io.IOException.

    void any() throws Exception, InterruptedException; //! Found: throws java.lang.Exception. //! Found: throws java.lang.InterruptedException.

    void unchecked() throws IllegalStateException;

    void same() throws First, Second; //! The errors of a method must have distinct codes. Found 1 on First and on Second.

    void bad() throws Reserved, Abstract, Inner.Hidden, Unreadable, Tie, Caused, Holder;

    @RpcNotification
    void unanswered() throws First; //! Found: throws First.

    @RpcMethod(errors = {First.class, IOException.class}) //! What errors names must be marked @RpcError. Found: java.io.IOException. Mark it @RpcError(code = …), or take it out.
    CompletionStage<String> unmarked();

    @RpcMethod(errors = First.class) //! An error is declared once. Found First in errors and in the throws clause. Take it out of one of them.
    CompletionStage<String> twice() throws First;

    @RpcMethod(errors = {First.class, Second.class}) //! A checked exception is named in errors only where it completes a stage. Found: First on blocking(), which throws it. Declare it with throws.
    String blocking();

    @RpcMethod(errors = {First.class, Second.class}) //! The errors of a method must have distinct codes. Found 1 on First and on Second.
    CompletionStage<String> sameToo();
}

@RpcError(code = 1)
class First extends Exception {
    private static final long serialVersionUID = 1;
}

@RpcError(code = 1)
class Second extends RuntimeException {
    private static final long serialVersionUID = 1;
}

@RpcError(code = -32000) //! An error's code must not be one from -32768 to -32000, which JSON-RPC 2.0 (section 5.1) reserves. Found: -32000.
class Reserved extends Exception {
    private static final long serialVersionUID = 1;
}

@RpcError(code = -32768) //! Found: -32768.
class Unused extends Exception {
    private static final long serialVersionUID = 1;
}

@RpcError(code = -32769)
class Allowed extends Exception {
    private static final long serialVersionUID = 1;
}

@RpcError(code = 2) //! @RpcError marks exceptions. Found it on a record, NoException.
record NoException(int x) {}

@RpcError(code = 3)
abstract class Abstract extends Exception { //! An error must be a class of which objects can be made at the caller. Found the abstract class Abstract.
    private static final long serialVersionUID = 1;
}

class Inner {
    @RpcError(code = 4)
    class Hidden extends Exception { //! An error must be a class that generated code can name and make: not private, and static where it is nested. Found: Hidden.
        private static final long serialVersionUID = 1;
    }
}

@RpcError(code = 5)
class Unreadable extends Exception { //! Found none on Unreadable. Unreadable(int): 'secret' has neither an accessor secret() nor a visible field; Unreadable(String): it is not visible from bad.
    private static final long serialVersionUID = 1;

    Unreadable(int secret) {
        super("" + secret);
    }

    private Unreadable(String message) {
        super(message);
    }
}

@RpcError(code = 6)
class Tie extends Exception { //! Found two: Tie(String) and Tie(int). Make one of them private.
    private static final long serialVersionUID = 1;
    final int x;

    Tie(String message) {
        super(message);
        x = 0;
    }

    Tie(int x) {
        this.x = x;
    }
}

@RpcError(code = 7)
class Caused extends Exception { //! Found none on Caused. Caused(String, Throwable): 'cause' is an exception, which does not cross the wire.
    private static final long serialVersionUID = 1;

    Caused(String message, Throwable cause) {
        super(message, cause);
    }
}

@RpcError(code = 8)
class Holder extends Exception {
    private static final long serialVersionUID = 1;
    final transient Thread thread;

    Holder(Thread thread) { //! The member 'thread' of Holder cannot be serialised: it is a java.lang.Thread, which is no data.
        this.thread = thread;
    }
}
