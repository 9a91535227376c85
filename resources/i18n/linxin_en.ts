<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Bar</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message numerus="yes">
        <source>Too long by %n</source>
        <translation>
            <numerusform>Too long by %n</numerusform>
            <numerusform>Too long by %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %n pieces look otherwise. Clear some formatting.</source>
        <translation>
            <numerusform>More than %n piece looks otherwise. Clear some formatting.</numerusform>
            <numerusform>More than %n pieces look otherwise. Clear some formatting.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ask to join</source>
        <translation>
            <numerusform>%n asks to join</numerusform>
            <numerusform>%n ask to join</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n online</source>
        <translation>
            <numerusform>%n online</numerusform>
            <numerusform>%n online</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wrong password. %n tries left.</source>
        <translation>
            <numerusform>Wrong password. %n try left.</numerusform>
            <numerusform>Wrong password. %n tries left.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wrong number, name or password. %n tries left.</source>
        <translation>
            <numerusform>Wrong number, name or password. %n try left.</numerusform>
            <numerusform>Wrong number, name or password. %n tries left.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %n characters.</source>
        <translation>
            <numerusform>At least %n character.</numerusform>
            <numerusform>At least %n characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{names} and others, %n people</source>
        <translation>
            <numerusform>{names} and others, %n person</numerusform>
            <numerusform>{names} and others, %n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}: %n unread</source>
        <translation>
            <numerusform>{name}: %n unread</numerusform>
            <numerusform>{name}: %n unread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A message takes %n files at most.</source>
        <translation>
            <numerusform>A message takes %n file at most.</numerusform>
            <numerusform>A message takes %n files at most.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>[%n pictures]</source>
        <translation>
            <numerusform>[%n picture]</numerusform>
            <numerusform>[%n pictures]</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>[%n files]</source>
        <translation>
            <numerusform>[%n file]</numerusform>
            <numerusform>[%n files]</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chats</source>
        <translation>
            <numerusform>%n chat</numerusform>
            <numerusform>%n chats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more people</source>
        <translation>
            <numerusform>%n more person</numerusform>
            <numerusform>%n more people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more groups</source>
        <translation>
            <numerusform>%n more group</numerusform>
            <numerusform>%n more groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages could not be sent at their time.</source>
        <translation>
            <numerusform>%n message could not be sent at its time.</numerusform>
            <numerusform>%n messages could not be sent at their time.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages wait, the first until {when}.</source>
        <translation>
            <numerusform>%n message waits until {when}.</numerusform>
            <numerusform>%n messages wait, the first until {when}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GuidePage</name>
    <message numerus="yes">
        <source>%n people are here.</source>
        <translation>
            <numerusform>%n person is here.</numerusform>
            <numerusform>%n people are here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportPanel</name>
    <message numerus="yes">
        <source>Apply %n changes</source>
        <translation>
            <numerusform>Apply %n change</numerusform>
            <numerusform>Apply %n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows can&apos;t be taken. Mend the table and choose it again; nothing is changed.</source>
        <translation>
            <numerusform>%n row can&apos;t be taken. Mend the table and choose it again; nothing is changed.</numerusform>
            <numerusform>%n rows can&apos;t be taken. Mend the table and choose it again; nothing is changed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MemberPanel</name>
    <message numerus="yes">
        <source>%n ask to join</source>
        <translation>
            <numerusform>%n asks to join</numerusform>
            <numerusform>%n ask to join</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message numerus="yes">
        <source>Move %n people</source>
        <translation>
            <numerusform>Move %n person</numerusform>
            <numerusform>Move %n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonDialog</name>
    <message numerus="yes">
        <source>At most %n phones of {length} characters.</source>
        <translation>
            <numerusform>At most %n phone of {length} characters.</numerusform>
            <numerusform>At most %n phones of {length} characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProfileDialog</name>
    <message numerus="yes">
        <source>At most %n phones of {length} characters.</source>
        <translation>
            <numerusform>At most %n phone of {length} characters.</numerusform>
            <numerusform>At most %n phones of {length} characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QCoreApplication.Counts</name>
    <message numerus="yes">
        <source>Wrong password. %n tries left.</source>
        <translation>
            <numerusform>Wrong password. %n try left.</numerusform>
            <numerusform>Wrong password. %n tries left.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadersDialog</name>
    <message numerus="yes">
        <source>%n reminded</source>
        <translation>
            <numerusform>%n reminded</numerusform>
            <numerusform>%n reminded</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TabStrip</name>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
</context>
</TS>
