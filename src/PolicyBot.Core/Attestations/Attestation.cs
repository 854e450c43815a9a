using PolicyBot.Core.Packs;
using PolicyBot.Core.People;

namespace PolicyBot.Core.Attestations;

/// <summary>Somebody's word that a person has read an edition of the policy, or has been trained. It is never changed once it is entered.</summary>
/// <param name="School">The id of the school's pack.</param>
/// <param name="Person">Whom it is about; somebody without an account has an id made of the name, see <see cref="Core.People.Person.Outside"/>.</param>
/// <param name="Kind"><see cref="GateKind.Reading"/> or <see cref="GateKind.Training"/>.</param>
/// <param name="Edition">The edition of the policy in force, see <see cref="SchoolPack.Edition"/>. A reading counts for this one only.</param>
/// <param name="On">The day on which it was read, or the training done.</param>
/// <param name="EnteredBy">The person themself, or who keeps the signed paper.</param>
public sealed record Attestation(string School, Person Person, GateKind Kind, string Edition, DateOnly On, Person EnteredBy, DateTimeOffset EnteredAt);
