package dev.callwire.contract;

import dev.callwire.annotation.RpcMethod;
import dev.callwire.annotation.RpcService;

/** Ways in which a caller may have {@link Demo} wrong. */
final class WrongDemo {
    private WrongDemo() {}

    @RpcService("demo")
    interface WithText {
        int subtract(String minuend, int subtrahend);
    }

    @RpcService("demo")
    interface WithFraction {
        int subtract(int minuend, double subtrahend);
    }

    @RpcService("demo")
    interface WithTooFew {
        int subtract(int minuend);
    }

    @RpcService("demo")
    interface WithTooMany {
        int subtract(int minuend, int subtrahend, int remainder);
    }

    @RpcService("demo")
    interface WithWrongPerson {
        String greet(Title person);

        record Title(String title) {}
    }

    @RpcService
    interface WithWrongNames {
        @RpcMethod("demo.nothing")
        void nothing();

        @RpcMethod("demo.Add")
        int addInCapitals(int a, int b);
    }
}
