package bd.somoyshima.projection.publication;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Where the messages of a topic come from: numbered in the order of commit. */
interface Publishable {

    /**
     * A message.
     *
     * @param position its number, greater than those before
     * @param key messages of one key stay in order
     * @param event a CloudEvent as JSON
     */
    record Message(long position, String key, byte[] event) {}

    /** Messages after a position, in order; none if there are no more. */
    List<Message> after(Connection connection, long position, int most) throws SQLException;

    /** The position of the last message there is, 0 if there is none. */
    long last(Connection connection) throws SQLException;
}
