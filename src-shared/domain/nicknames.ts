/**
 * Given names and what people who bear them are called, one group a line: two names of one group may be one person's. Only
 * what is common is here; a name may stand in several groups.
 */
const GROUPS = `
abigail abby abbie gail
abraham abe bram
adelaide addie heidi della
adrian ade
agnes aggie nessie
alan al allan allen alain
albert al bert bertie
alejandro alex sandro jandro
alexander alex al sandy sasha alec alasdair alistair aleksander xander zander
alexandra alex sandra sandy sasha lexi
alfred al fred freddie alf
alice ali allie
alison ali allie alyson allison
amanda mandy manda
amelia amy millie
andrea andi drea
andrew andy drew andreas andre andrzej andrei
angela angie ange
anna ann anne annie anita ana annika hanna anya
anthony tony ant antonio anton antoine
antonia toni tonia
archibald archie
arnold arnie
arthur art artie
augustus gus august
barbara barb barbie babs basia
bartholomew bart
beatrice bea trixie beate
benjamin ben benny benji
bernard bernie bernhard
bernadette bernie
bertha bertie
bradley brad
bridget biddy bridie
caroline carol carrie lina karoline carolyn
carl karl charles carlo
catherine cathy kate katie kathy kitty cath katherine kathryn cathryn catalina katarina katrin trina
cecilia cecily celia cissy
charles charlie chuck chas carlos karl chaz
charlotte charlie lottie lotte
christian chris
christina chris chrissie tina christine kristina christa
christopher chris kit christoph topher
clarence clare
clifford cliff
clinton clint
constance connie
cornelius con neil corné
curtis curt kurt
cynthia cindy
daniel dan danny
danielle dani danny
david dave davey davy
deborah deb debbie debra
dennis denny
diana di diane dinah
dominic dom nick
donald don donnie
dorothy dot dottie dora dolly
douglas doug
edmund ed eddie ned ted
eduardo edu lalo
edward ed eddie ned ted teddy eduard eduardo
edwin ed eddie
eleanor ellie nell nora ella leonore elinor
elizabeth liz beth betty lizzie eliza lisa bess betsy libby elsie elisabeth elise lilibeth
ellen ellie nell helen
emily em emmy millie
emma em emmy
enrique kike quique henry
erica rica ricki
eric rick erik
ernest ernie ernst
eugene gene
evelyn eve evie
ferdinand ferdi fernando
florence flo flora florrie
frances fran fanny francie frankie
francis frank frankie francisco paco pancho franz francesco
francisco paco pancho curro
franklin frank
frederick fred freddie freddy rick fritz friedrich frederik
gabriel gabe
gabrielle gabby
geoffrey geoff jeff jeffrey jeffery
george georgie georg jorge jurgen
georgina george georgie gina
gerald gerry jerry gerard
gertrude gert trudy
gilbert gil bert
giovanni gianni vanni john
giuseppe beppe peppe joseph
gregory greg
guillermo memo william
gustav gus gustavo
gwendolyn gwen
hannah hanna annie
harold harry hal
harriet hattie harry
heinrich heinz henry heiner
helen nell nellie helena ellen lena
henry harry hank hal henri hendrik henrik
herbert herb bert bertie
howard howie
hubert hugh bert
hugh hughie
ignacio nacho
irene renie
isaac ike zak
isabella bella izzy isabel isabelle belle
jacob jake jakob jacques
jacqueline jackie
james jim jimmy jamie jem jaime
jane janie jenny janet
janet jan jane
jason jay
jasmine jas
jennifer jen jenny jenn
jeremy jerry jez
jerome jerry
jessica jess jessie
jesus chuy chucho
joan joanie joanna
joanna jo joan joanne
johann hans johannes john
john jack johnny jon johan jan juan jean ian
jonathan jon jonny nathan john
jose pepe joseph
joseph joe joey jo josef
josephine jo josie
joshua josh
judith judy jude
julia julie jules
julian jules
katarzyna kasia
kenneth ken kenny
kevin kev
kimberly kim kimberley
kristen kris kirsten
laurence larry lawrence laurie lorenz lars
lawrence larry laurie lorenzo
leonard leo len lenny leon
leonardo leo
leslie les
lilian lily lil lillian
louis lou lewis luis louie lajos
louise lou lulu luisa
lucas luke luc lukas
lucy lucia lu
lydia liddy
madeleine maddie maddy madeline
magdalena lena magda
malgorzata gosia margaret
manuel manny manolo
margaret maggie meg peggy margie marge greta daisy rita madge gretchen margarethe grete
maria mary mia marie mariah ria
mark marc marcus markus
martha mattie marta
martin marty
mary molly polly mae may marie maria
matilda tilly mattie
matthew matt matty matteo matthias mateo
maureen mo
maurice morris mo
maximilian max
megan meg
melanie mel
melissa mel missy lissa
mercedes merche
michael mike mick mickey micky mikey michel miguel mikael
michelle shelly micki
mildred millie
miranda mandy randy
mohammed mo mohamed muhammad mohammad
montgomery monty
nancy nan ann
natalie nat
nathan nate nat nathaniel
nathaniel nate nat nathan
nicholas nick nicky nico klaus nicolas nikolaus nikolai
nicola nicky nikki
nicole nicky nikki
norman norm
oliver ollie olly
olivia liv livvy
oscar ozzy
owen owain
pamela pam
patricia pat patsy patty trish tricia
patrick pat paddy rick
paul pauly paolo pablo pavel
paulina paula
pauline paula
penelope penny
percival percy
peter pete pierre pedro pieter petr
philip phil pip phillip philippe
phyllis phyl
prudence pru
rachel rach rae
randolph randy
raymond ray ramon
rebecca becky becca
reginald reg reggie rex
richard rick dick ricky rich richie ricardo ritchie
robert rob bob bobby robbie bert robin roberto bobbie rupert
roberta bobbie
roderick rod roddy
rodney rod
roger rodge rog
roland rolf rollo
ronald ron ronnie
rosemary rose rosie
russell russ
ruth ruthie
salvatore sal toto
samantha sam sammy
samuel sam sammy
sandra sandy
santiago santi diego
sarah sally sadie sara
sebastian seb bastian
shirley shirl
simon si
solomon sol
sophia sophie sofia fi
stanley stan
stephanie steph stevie
stephen steve steven stefan stevie etienne esteban
susan sue susie suzy suzanne susanna
sylvia sylvie
sydney sid
terence terry
teresa terry tess tessa theresa tracy
theodore ted theo teddy
thomas tom tommy thom tomas
timothy tim timmy
tobias toby
valentina val
valerie val
veronica vera ronnie ronny
victor vic viktor
victoria vicky vic tori vikki
vincent vince vinny vincenzo
virginia ginny ginger
vivian viv
walter walt wally
wendy wen
wilhelm willi willy william helmut
wilhelmina mina willa minnie
wilfred wilf fred
william bill will billy liam willy willie guillaume
winifred winnie
winston win
wojciech wojtek
yvonne vonnie
zachary zach zak zac
`;

const groupsOf = new Map<string, number[]>();
GROUPS.trim()
  .split('\n')
  .forEach((line, group) => {
    for (const name of line.split(' ')) groupsOf.set(name, [...(groupsOf.get(name) ?? []), group]);
  });

/**
 * Whether two given names are forms of one: Bill and William.
 *
 * @param a folded
 * @param b folded
 */
export function isNickname(a: string, b: string): boolean {
  const one = groupsOf.get(a);
  const two = groupsOf.get(b);
  return one !== undefined && two !== undefined && one.some((group) => two.includes(group));
}
