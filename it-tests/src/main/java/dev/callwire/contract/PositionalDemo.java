package dev.callwire.contract;

import dev.callwire.annotation.ParamStyle;
import dev.callwire.annotation.RpcNotification;
import dev.callwire.annotation.RpcService;
import dev.callwire.json.RawJson;

/** A part of {@link Demo} as a caller sees it that passes its parameters by position. */
@RpcService(value = "demo", params = ParamStyle.BY_POSITION)
interface PositionalDemo {

    int add(int a, int b) throws IntegerOverflow;

    int subtract(int minuend, int subtrahend) throws IntegerOverflow;

    RawJson echo(RawJson value);

    String callMe(String name);

    String greet(Person person);

    int divide(int a, int b) throws DivisionByZero;

    @RpcNotification
    void log(String line);
}
