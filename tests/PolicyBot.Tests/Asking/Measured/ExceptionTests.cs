using PolicyBot.Core.Asking;

namespace PolicyBot.Tests.Asking.Measured;

/// <summary>A clause that forbids may name its own exception: it permits for those it is made for, and for nobody and nothing else.</summary>
public sealed class ExceptionTests
{
    [Theory]
    [InlineData("Staff must not follow pupils online, except their own children.", "can i follow my own daughter online, she is a pupil here", Verdict.PermittedWithConditions)]
    [InlineData("Staff must not follow pupils online, except their own children.", "can i follow my niece online, she is a pupil here", Verdict.Prohibited)]
    [InlineData("Staff must not follow a parent online, unless they are a relative.", "can i follow my cousin online, she is a parent here", Verdict.PermittedWithConditions)]
    [InlineData("Staff must not follow a parent online, unless they are a relative.", "can i follow my neighbour online, she is a parent here", Verdict.Prohibited)]
    [InlineData("Staff must not follow a parent online, unless there is an existing relationship.", "can i follow my neighbour online, she is a parent here", Verdict.PermittedWithConditions)]
    [InlineData("Staff must not follow pupils online, except their own children.", "can i follow my daughter's friend online, she is a pupil here", Verdict.Prohibited)]
    [InlineData("Staff must not follow pupils online, except in relation to their own children.", "can i follow my niece online, she is a pupil here", Verdict.Prohibited)]
    [InlineData("Staff must not follow pupils online, except relatives and godchildren.", "can i follow my godson online, he is a pupil here", Verdict.PermittedWithConditions)]
    [InlineData("Staff must not follow a parent online, unless there is a family relationship.", "can i follow my neighbour online, she is a parent here", Verdict.Prohibited)]
    [InlineData("Staff must not write of their class, unless the post is on the school's page.", "can staff write happy christmas on the school's page", Verdict.Prohibited)]
    [InlineData("Staff must not write of their class, unless the post is on the school's page.", "can i write happy christmas on the school's page", Verdict.Prohibited)]
    [InlineData("Staff must not post pictures of pupils, other than their own children.", "can i post a picture of my own son online", Verdict.PermittedWithConditions)]
    [InlineData("Staff must not post pictures of pupils, other than their own children.", "can i post a picture of the whole cast, my own son is in the middle", Verdict.Prohibited)]
    [InlineData("Staff must not post pictures of pupils, other than their own children.", "can i post a picture of my own son with the rest of the choir", Verdict.Prohibited)]
    [InlineData("Staff must not post pictures of pupils, other than their own children.", "can i post a picture of my own son with his classmates", Verdict.Prohibited)]
    [InlineData("Staff must not share pictures of pupils online, other than on the school's page.", "can i share a picture of a pupil on the school's page", Verdict.PermittedWithConditions)]
    [InlineData("Staff must not share pictures of pupils online, other than on the school's page.", "can i share a picture of a pupil on the school's page and on mine", Verdict.Prohibited)]
    [InlineData("Staff must not share pictures of pupils online, other than on the school's page.", "can i share a picture of a pupil on the school's page if he is on the list", Verdict.Prohibited)]
    [InlineData("If staff connect with adults who are parents, no school matters may be discussed.", "can i accept a parent's friend request", Verdict.PermittedWithConditions)]
    [InlineData("If staff connect with adults who are parents, no school matters may be discussed.", "can i accept a grandparent's friend request", Verdict.Prohibited)]
    [InlineData("If staff connect with adults who are parents, no school matters may be discussed.", "can i accept a friend request from a nan", Verdict.Prohibited)]
    [InlineData("If staff connect with adults who are parents, no school matters may be discussed.", "can i be friends with a parent and talk shop", Verdict.Prohibited)]
    [InlineData("If staff connect with adults who are parents, no school matters may be discussed.", "can i accept a friend request from a parent's teenage daughter", Verdict.Prohibited)]
    [InlineData("If staff connect with adults who are parents, no school matters may be discussed.", "can i be friends with a family on facebook", Verdict.Prohibited)]
    [InlineData("If staff connect with adults who are parents, no school matters may be discussed.", "can the class be friends with a parent on facebook", Verdict.Prohibited)]
    [InlineData("If staff connect with adults who are parents, no school matters may be discussed.", "can my husband add a parent on facebook", Verdict.Prohibited)]
    [InlineData("If staff connect with adults who are parents, no school matters may be discussed.", "can i be friends with a teenage parent on facebook", Verdict.Prohibited)]
    [InlineData("If staff connect with adults who are parents, no school matters may be discussed.", "can i be friends with a parent on facebook with my profile public", Verdict.Prohibited)]
    [InlineData("If staff connect with adults who are parents, no school matters may be discussed.", "can i accept a mum's request to tutor her son", Verdict.Prohibited)]
    [InlineData("If staff connect with adults who are parents, no school matters may be discussed.", "can i follow a parent home", Verdict.Prohibited)]
    [InlineData("If staff connect with adults who are parents, no school matters may be discussed.", "can i flirt with a parent on facebook", Verdict.Prohibited)]
    [InlineData("If staff connect with adults who are parents, no school matters may be discussed.", "can i accept a friend request from the daughter of a parent", Verdict.Prohibited)]
    [InlineData("If staff connect with adults who are parents, no school matters may be discussed.", "can i accept a friend request from a parent's boyfriend", Verdict.Prohibited)]
    [InlineData("If staff connect with colleagues, no school matters may be discussed.", "can i be friends with a colleague on facebook", Verdict.PermittedWithConditions)]
    [InlineData("If staff connect with adults who are parents, no school matters may be discussed.", "can i accept a parent's request to connect", Verdict.PermittedWithConditions)]
    public void An_exception_holds_for_those_it_is_made_for(string clause, string question, Verdict verdict)
    {
        var index = new PolicyIndex(PolicyDocument.Read("policy.md", "# Social media policy\n\n## Use\n" + clause));
        var asked = QuestionReader.Read(question, null, index.Uses);

        Assert.Equal(verdict, Decisions.Ruled(asked, Ranker.Shared.Rank(asked, index))?.Verdict);
    }

    [Theory]
    [InlineData("can i share pictures of pupils on the school facebook page", true)]
    [InlineData("can i share photos of our students on the school's page", true)]
    [InlineData("can i share pictures of pupils crying on the school's page", false)]
    [InlineData("can i share pictures of pupils via our school account", true)]
    [InlineData("can i share pictures of pupils from the school facebook page", false)]
    [InlineData("can i share the school's page pictures of pupils", false)]
    [InlineData("can i share pictures of pupils like the school page does", false)]
    [InlineData("is it ok to like pictures of pupils on the school's page", false)]
    [InlineData("can i share pictures of pupils on tiktok with the school name", false)]
    [InlineData("can i like pictures of pupils on the school's page", false)]
    [InlineData("can i share dodgy pictures of pupils on the school's page", false)]
    [InlineData("can i share pictures of pupils getting changed on the school's page", false)]
    public void An_exception_made_for_a_place_permits_nothing_that_the_clause_does_not_name(string question, bool permits)
    {
        var index = new PolicyIndex(PolicyDocument.Read("policy.md", "# Social media policy\n\n## Use\nStaff must not share pictures of students online, other than on the school's own social media page."));

        Assert.Equal(permits, Verdicts.SaysAllThatIsExcepted(QuestionReader.Read(question, null, index.Uses).Reading, index.Clauses[0]));
    }
}
